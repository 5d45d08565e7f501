package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the simulated NetSuite comes to have invoices. */
record NetSuiteInvoiceFacts(Simulator account) implements FeedFacts {

    private static final String CUSTOMER = "feeds";

    @Override
    public String operation() {
        return "erp-invoice-feed";
    }

    @Override
    public String make(String name) throws Exception {
        return made(Map.of());
    }

    private String made(Map<String, Object> fields) throws Exception {
        if (account.records("customer").stream().noneMatch(one -> CUSTOMER.equals(one.get("externalId")))) {
            account.put(
                    "customer",
                    Map.of("externalId", CUSTOMER, "companyName", "Feeds", "subsidiary", Map.of("externalId", "de01")));
        }
        Map<String, Object> line = Map.of("item", Map.of("externalId", "time_consultant"), "quantity", 1, "rate", 100);
        Map<String, Object> invoice = new HashMap<>(fields);
        invoice.putAll(Map.of(
                "externalId",
                "feed-" + System.nanoTime(),
                "entity",
                Map.of("externalId", CUSTOMER),
                "tranDate",
                "2026-11-03",
                "item",
                Map.of("items", List.of(line))));
        account.put("invoice", invoice);
        List<Map<String, Object>> all = account.records("invoice");
        return String.valueOf(all.get(all.size() - 1).get("id"));
    }

    @Override
    public void change(String id) throws Exception {
        account.put("invoice", Map.of("id", id, "otherRefNum", "PO " + System.nanoTime()));
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made(
                Map.of("lastModifiedDate", time.truncatedTo(ChronoUnit.SECONDS).toString())));
    }
}
