package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TargetSystem;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What finance and posting ask NetSuite for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetSuiteReadsIT {

    private Simulators simulators;
    private ConnectorBed bed;
    private Simulator netsuite;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.NETSUITE)));
        bed = new ConnectorBed(
                Layers.over(), Map.of("erp", "netsuite"), SimulatorAccounts.replacing(simulators.urls()));
        netsuite = new TargetSystem(simulators.url("netsuite")).control();
        netsuite.put("customer", Map.of("externalId", "c", "companyName", "Muster", "subsidiary", Map.of("id", "4")));
    }

    @AfterAll
    void shut() {
        bed.close();
        simulators.close();
    }

    private Map<String, Object> read(String operation, String name, Map<String, Object> asked) {
        Map<String, Object> document = new HashMap<>(Map.of("transaction", Map.of("region", "de"), name, asked));
        OperationResult result = bed.call(operation, document, operation);
        assertThat(result).as(result.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
        assertThat(result.absent()).isFalse();
        return result.value();
    }

    private String id(String type, String externalId) throws Exception {
        return netsuite.records(type).stream()
                .filter(one -> externalId.equals(one.get("externalId")))
                .findFirst()
                .orElseThrow()
                .get("id")
                .toString();
    }

    private void invoice(String externalId, int amount) throws Exception {
        Map<String, Object> line =
                Map.of("item", Map.of("externalId", "time_consultant"), "quantity", 1, "rate", amount);
        netsuite.put(
                "invoice",
                Map.of(
                        "externalId",
                        externalId,
                        "entity",
                        Map.of("externalId", "c"),
                        "tranDate",
                        "2026-11-03",
                        "taxTotal",
                        19,
                        "item",
                        Map.of("items", List.of(line))));
    }

    @Test
    void d17ThePeriodOfADayIsOpenLockedOrClosed() throws Exception {
        Map<String, Object> asked = Map.of("legalEntity", "de01", "on", "2025-02-28");
        assertThat(read("erp-period-state", "period", asked))
                .containsEntry("state", "open")
                .containsEntry("startOn", "2025-02-01")
                .containsEntry("endOn", "2025-02-28");
        netsuite.put("accountingPeriod", Map.of("id", id("accountingPeriod", "2025-02"), "allLocked", true));
        assertThat(read("erp-period-state", "period", asked)).containsEntry("state", "locked");
        netsuite.put("accountingPeriod", Map.of("id", id("accountingPeriod", "2025-02"), "closed", true));
        assertThat(read("erp-period-state", "period", asked)).containsEntry("state", "closed");
    }

    @Test
    void d39WhatOfAnInvoiceIsOpenAndWhatSettledItIsToldByTheErp() throws Exception {
        invoice("part", 10000);
        String invoice = id("invoice", "part");
        Map<String, Object> asked = Map.of("id", invoice);
        assertThat(read("erp-invoice-read", "invoice", asked)).containsEntry("status", "posted");
        netsuite.put(
                "customerPayment",
                Map.of(
                        "externalId",
                        "pay",
                        "customer",
                        Map.of("externalId", "c"),
                        "payment",
                        9000,
                        "apply",
                        Map.of("items", List.of(Map.of("doc", Map.of("id", invoice), "amount", 9000, "disc", 200)))));
        Map<String, Object> partly = read("erp-payment-state", "invoice", asked);
        assertThat(partly).containsEntry("status", "partly-paid");
        assertThat(Json.textAt(partly, "open.value")).isEqualTo("819.00");
        assertThat(Json.asList(Json.at(partly, "payments.0.components")))
                .extracting(one -> Json.textAt(one, "kind") + " " + Json.textAt(one, "amount.value"))
                .containsExactly("cash 9000.00", "discount 200.00");
    }

    @Test
    void g19TheInvoiceFeedGoesOnPageByPageAndShowsAgainWhatChanged() throws Exception {
        for (int i = 0; i < 5; i++) {
            invoice("feed-" + i, 100 + i);
        }
        Map<String, Object> first =
                read("erp-invoice-feed", "feed", Map.of("since", "2026-01-01T00:00:00Z", "page", 2));
        assertThat(first).containsEntry("more", true).containsEntry("object", "invoice");
        Set<Object> seen = new java.util.HashSet<>();
        Map<String, Object> page = first;
        while (true) {
            Json.asList(page.get("items"))
                    .forEach(item ->
                            assertThat(seen.add(Json.textAt(item, "id"))).isTrue());
            if (!Boolean.TRUE.equals(page.get("more"))) {
                break;
            }
            page = read("erp-invoice-feed", "feed", Map.of("position", page.get("position"), "page", 2));
        }
        assertThat(seen).hasSize(netsuite.records("invoice").size());
        assertThat(Json.textAt(first, "items.0.data.currency")).isEqualTo("EUR");
    }

    @Test
    void whatPostingAsksForIsListedByIds() throws Exception {
        netsuite.put(
                "employee",
                Map.of(
                        "externalId",
                        "gone",
                        "firstName",
                        "Bob",
                        "lastName",
                        "Gone",
                        "isInactive",
                        true,
                        "laborCost",
                        77,
                        "subsidiary",
                        Map.of("id", "4")));
        Map<String, Object> employees = read("erp-employee-list", "feed", Map.of("page", 200));
        assertThat(Json.asList(employees.get("items")))
                .anySatisfy(one -> assertThat(Json.textAt(one, "change")).isEqualTo("deleted"))
                .anySatisfy(
                        one -> assertThat(Json.textAt(one, "data.legalEntity")).isEqualTo("de01"));
        assertThat(employees.toString()).doesNotContain("77");
        Map<String, Object> rates = read("erp-exchange-rate-list", "feed", Map.of("since", "2020-01-01T00:00:00Z"));
        assertThat(Json.asList(rates.get("items")))
                .extracting(one -> Json.textAt(one, "data.from") + Json.textAt(one, "data.to"))
                .contains("EURUSD", "GBPEUR");
        Map<String, Object> next = read("erp-exchange-rate-list", "feed", Map.of("position", rates.get("position")));
        assertThat(Json.asList(next.get("items"))).isEmpty();
        assertThat(Json.asList(read("erp-cost-center-list", "feed", Map.of("page", 200))
                        .get("items")))
                .extracting(one -> Json.textAt(one, "data.code"))
                .contains("delivery");
    }
}
