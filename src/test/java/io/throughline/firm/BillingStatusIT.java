package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.ledger.TransactionHistory;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an invoice in the ERP back to the deal, the account and the project. */
class BillingStatusIT {

    @TempDir
    Path folder;

    @Test
    void d39WhatTheErpSaysOfAnInvoiceShowsAtDealAccountAndProject() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(germany()).open()) {
            Object deal = firm.win(Map.of("count", 1, "regions", List.of("de"))).get(0);
            assertThat(firm.atRest(1))
                    .as(firm::timelines)
                    .extracting(one -> one.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            SimulatorControl erp = firm.system("dynamics365");
            put(erp, invoice("INV-X", "PRJ-OTHERS", 10, 0, "Open"));

            String project = (String) erp.records("ProjectsV2").get(0).get("ProjectId");
            put(erp, invoice("INV-1", project, 1190, 0, "Open"));
            shows(firm, deal, "Invoiced", "posted", "1190.00", "1190.00");
            put(erp, invoice("INV-1", project, 1190, 500, "PartlySettled"));
            shows(firm, deal, "Partly paid", "partly-paid", "1190.00", "690.00");
            put(erp, invoice("INV-1", project, 1190, 1190, "Settled"));
            shows(firm, deal, "Paid", "settled", "1190.00", "0.00");
            Map<String, Object> note = invoice("INV-2", project, -1190, -1190, "Settled");
            note.put("CreditedInvoiceNumber", "INV-1");
            put(erp, note);
            shows(firm, deal, "Credited", "credited", "0.00", "0.00");

            Map<String, Object> sameAgain = invoice("INV-1", project, 1190, 1190, "Settled");
            sameAgain.put("DueDate", "2027-01-31T12:00:00Z");
            put(erp, sameAgain);
            Facts.await(() -> isKept(firm, "de01:INV-1", "2027-01-31"));
            firm.atRest(1);
            assertThat(of(firm, "billing-status-feedback")).as(firm::timelines).hasSize(4);
            assertThat(of(firm, "account-billing-feedback")).as(firm::timelines).hasSize(4);
            assertThat(of(firm, "opportunity-to-project"))
                    .as("our own write-back starts no work")
                    .hasSize(1);
            assertThat(of(firm, "opportunity-change")).isEmpty();
            assertThat(of(firm, "invoices-to-billing-status"))
                    .flatExtracting(TransactionHistory::steps)
                    .filteredOn(step -> step.id().equals("kept"))
                    .extracting(step -> step.result().get("passedOver"))
                    .as("the invoice of a project that nobody knows")
                    .containsOnlyOnce(1)
                    .containsOnly(0, 1);
        }
    }

    private static void shows(
            SimulatedFirm firm, Object deal, String inCrm, String inPsa, String invoiced, String open) {
        try {
            Facts.await(() -> shown(firm, deal, inCrm, inPsa));
        } catch (AssertionError late) {
            throw new AssertionError(firm.timelines() + firm.ledger().feeds().states(), late);
        }
        for (String type : List.of("Opportunity", "Account")) {
            assertThat(firm.system("salesforce").records(type))
                    .filteredOn(record -> inCrm.equals(record.get("Billing_Status__c")))
                    .as(type)
                    .hasSize(1)
                    .allSatisfy(record -> {
                        assertThat(record.get("Invoiced_Amount__c").toString()).startsWith(trimmed(invoiced));
                        assertThat(record.get("Open_Amount__c").toString()).startsWith(trimmed(open));
                    });
        }
    }

    private static Optional<Boolean> isKept(SimulatedFirm firm, String invoice, String dueOn) {
        return firm.ledger().references().ofIds("invoice", List.of("dynamics365:" + invoice)).stream()
                .filter(copy -> dueOn.equals(copy.body().get("dueOn")))
                .map(copy -> true)
                .findFirst();
    }

    private static void put(SimulatorControl erp, Map<String, Object> invoice) {
        assertThat(erp.post("/_simulator/records/ProjectInvoices", invoice)).containsKey("InvoiceNumber");
    }

    private static String trimmed(String amount) {
        return amount.substring(0, amount.indexOf('.'));
    }

    private static Optional<Boolean> shown(SimulatedFirm firm, Object deal, String inCrm, String inPsa) {
        boolean everywhere = firm.system("salesforce").records("Opportunity").stream()
                        .anyMatch(one -> deal.equals(one.get("Id")) && inCrm.equals(one.get("Billing_Status__c")))
                && firm.system("salesforce").records("Account").stream()
                        .anyMatch(one -> inCrm.equals(one.get("Billing_Status__c")))
                && firm.system("kantata").records("external_references").stream()
                        .anyMatch(one -> inPsa.equals(one.get("external_status")));
        return everywhere ? Optional.of(true) : Optional.empty();
    }

    private static List<TransactionHistory> of(SimulatedFirm firm, String workflow) {
        return firm.ledger().recent(1000).stream()
                .filter(one -> one.transaction().workflow().equals(workflow))
                .toList();
    }

    private static Map<String, Object> invoice(String number, String project, int total, int settled, String status) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("dataAreaId", "de01");
        invoice.put("InvoiceNumber", number);
        invoice.put("ProjectId", project);
        invoice.put("CurrencyCode", "EUR");
        invoice.put("InvoiceDate", "2026-11-02T12:00:00Z");
        invoice.put("NetAmount", total);
        invoice.put("InvoiceAmount", total);
        invoice.put("SettledAmount", settled);
        invoice.put("OpenAmount", total - settled);
        invoice.put("Status", status);
        invoice.put("CreditedInvoiceNumber", "");
        return invoice;
    }

    private Path germany() throws Exception {
        Path region = folder.resolve("files/config/regions/de.yaml");
        Files.createDirectories(region.getParent());
        String shipped =
                Layers.over().find("config/regions/de.yaml").orElseThrow().text();
        Files.writeString(region, shipped.replace("zone: ", "systems: { erp: dynamics365 }\nzone: "));
        return folder.resolve("files");
    }
}
