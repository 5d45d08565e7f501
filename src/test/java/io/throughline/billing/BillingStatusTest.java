package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.posting.Companies;
import io.throughline.posting.KnownProjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillingStatusTest {

    private static final String ERP = "netsuite";
    private static final Regions REGIONS = Regions.load(Layers.over(), new Problems());

    private final List<String> told = new ArrayList<>();
    private Ledger ledger;
    private InvoiceCopies invoices;
    private BillingStatus status;

    @BeforeEach
    void open() {
        ledger = JdbcLedger.open(
                LedgerSettings.inMemory("billing-status-" + UUID.randomUUID()).withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString());
        KnownProjects projects = new KnownProjects(ledger.references(), (system, id) -> List.of());
        invoices = new InvoiceCopies(
                ledger.references(), projects, (system, order) -> Optional.of(order.replace("order-", "job-")));
        status = new BillingStatus(
                ledger,
                projects,
                invoices,
                new Companies(REGIONS),
                new BillingStatus.Surroundings((type, region) -> started(type), entity -> "kantata"));
        for (String id : List.of("A", "B")) {
            project(id, "EUR");
        }
    }

    private List<NewTransaction> started(String type) {
        told.add(type);
        return List.of();
    }

    private void project(String id, String currency) {
        ledger.references()
                .keep(List.of(
                        new Reference("project-in:" + ERP, "job-" + id, "1", id, Map.of("projectId", id)),
                        new Reference(
                                "project",
                                id,
                                "1",
                                id,
                                Map.of("id", id, "ids", Map.of(ERP, "job-" + id, "kantata", "ws-" + id))),
                        new Reference(
                                "contract",
                                id,
                                "1",
                                id,
                                Map.of(
                                        "id",
                                        id,
                                        "legalEntity",
                                        "de01",
                                        "currency",
                                        currency,
                                        "opportunityId",
                                        "opp-" + id,
                                        "soldToId",
                                        "account-1"))));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static InvoiceCopies.Read invoice(String id, String project, String version, String total, String open) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("id", id);
        invoice.put("kind", "invoice");
        invoice.put("status", "posted");
        invoice.put("projectId", project);
        invoice.put("currency", "EUR");
        invoice.put("lines", List.of());
        invoice.put("total", Map.of("value", total, "currency", "EUR"));
        invoice.put("open", Map.of("value", open, "currency", "EUR"));
        return new InvoiceCopies.Read(version, invoice);
    }

    private int read(InvoiceCopies.Read... read) {
        return status.tell(ERP, invoices.keep(ERP, List.of(read)).projectIds());
    }

    @Test
    void d39OnlyWhatChangesTheSumsIsTold() {
        assertThat(read(invoice("1", "job-A", "2026-11-01T10:00:00Z-aaaaaaaa", "100.00", "100.00")))
                .isEqualTo(1);
        assertThat(told).containsExactly("project-billing.changed.v1", "account-billing.changed.v1");
        assertThat(read(invoice("1", "job-A", "2026-11-01T11:00:00Z-bbbbbbbb", "100.00", "100.00")))
                .isZero();
        assertThat(read(invoice("1", "job-A", "2026-11-01T12:00:00Z-cccccccc", "100.00", "40.00")))
                .isEqualTo(1);
        assertThat(status.ofProject(ERP, "A"))
                .containsEntry("status", "partly-paid")
                .containsEntry("opportunityId", "opp-A")
                .containsEntry("projectId", "ws-A")
                .containsEntry("paid", Map.of("value", "60.00", "currency", "EUR"));
    }

    @Test
    void d39WhatGoesBackToAnEarlierStateIsToldAgain() {
        read(invoice("1", "job-A", "2026-11-01T10:00:00Z", "100.00", "100.00"));
        read(invoice("1", "job-A", "2026-11-01T11:00:00Z", "100.00", "0.00"));
        assertThat(read(invoice("1", "job-A", "2026-11-01T12:00:00Z", "100.00", "100.00")))
                .isEqualTo(1);
        assertThat(told).hasSize(6);
    }

    @Test
    void anOlderVersionThatComesLateChangesNothingAndALaterReadOfTheSameSecondDoes() {
        read(invoice("1", "job-A", "2026-11-01T12:00:00Z-aaaaaaaa", "100.00", "40.00"));
        assertThat(read(invoice("1", "job-A", "2026-11-01T11:00:00Z-ffffffff", "100.00", "100.00")))
                .isZero();
        assertThat(read(invoice("1", "job-A", "2026-11-01T12:00:00Z-00000000", "100.00", "10.00")))
                .isEqualTo(1);
        assertThat(status.ofProject(ERP, "A")).containsEntry("open", Map.of("value", "10.00", "currency", "EUR"));
    }

    @Test
    void anInvoiceOfAProjectThatNobodyKnowsIsPassedOverAndOneThatNamesItsOrderIsFound() {
        InvoiceCopies.Read ofOrder = invoice("2", null, "1", "70.00", "70.00");
        ofOrder.invoice().remove("projectId");
        ofOrder.invoice().put("contractId", "order-B");
        InvoiceCopies.Kept kept = invoices.keep(ERP, List.of(invoice("1", "job-X", "1", "100.00", "100.00"), ofOrder));
        assertThat(kept.passedOver()).isEqualTo(1);
        assertThat(kept.projectIds()).containsExactly("B");
    }

    @Test
    void d39ACustomerIsShownTheSumOfAllItsProjects() {
        read(invoice("1", "job-A", "1", "100.00", "0.00"), invoice("2", "job-B", "1", "50.00", "50.00"));
        assertThat(status.ofAccount("account-1", "de01"))
                .containsEntry("status", "partly-paid")
                .containsEntry("total", Map.of("value", "150.00", "currency", "EUR"))
                .containsEntry("open", Map.of("value", "50.00", "currency", "EUR"));
    }

    @Test
    void d7ACustomerThatIsInvoicedInTwoCurrenciesHasNoSum() {
        project("C", "USD");
        InvoiceCopies.Read dollars = invoice("2", "job-C", "1", "50.00", "50.00");
        dollars.invoice().put("currency", "USD");
        List.of("total", "open")
                .forEach(name -> dollars.invoice().put(name, Map.of("value", "50.00", "currency", "USD")));
        read(invoice("1", "job-A", "1", "100.00", "0.00"), dollars);
        assertThat(status.ofAccount("account-1", "de01"))
                .doesNotContainKeys("accountId", "total")
                .containsEntry("currencies", 2);
    }

    @Test
    void aPageNamesEachInvoiceOnceUnderAKeyThatIsFitForAStep() {
        Map<String, Object> deleted = Map.of("id", "9", "version", "1", "change", "deleted");
        List<Map<String, Object>> toRead = InvoiceCopies.toRead(List.of(
                Map.of("id", "de01:INV/1", "version", "1", "change", "changed", "data", Map.of("id", "de01:INV/1")),
                Map.of("id", "de01:INV_1", "version", "1", "change", "changed", "data", Map.of("id", "de01:INV_1")),
                Map.of("id", "de01:INV/1", "version", "2", "change", "changed", "data", Map.of("id", "de01:INV/1")),
                deleted));
        assertThat(toRead)
                .hasSize(2)
                .allSatisfy(one -> assertThat((String) one.get("key")).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"));
        assertThat(toRead).extracting(one -> one.get("key")).doesNotHaveDuplicates();
        assertThat(toRead).extracting(one -> one.get("version")).containsExactly("2", "1");
    }
}
