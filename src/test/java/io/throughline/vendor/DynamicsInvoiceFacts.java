package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How the simulated Dynamics 365 comes to have project invoices. */
record DynamicsInvoiceFacts(Simulator environment) implements FeedFacts {

    private static final String COMPANY = "de01";

    @Override
    public String operation() {
        return "erp-invoice-feed";
    }

    @Override
    public String make(String name) throws Exception {
        return made(Map.of());
    }

    private String made(Map<String, Object> fields) throws Exception {
        String number = "INV-" + System.nanoTime();
        put(number, 100, fields);
        return COMPANY + ":" + number;
    }

    private void put(String number, long amount, Map<String, Object> fields) throws Exception {
        Map<String, Object> invoice = new HashMap<>(fields);
        invoice.putAll(
                Map.of("dataAreaId", COMPANY, "InvoiceNumber", number, "CurrencyCode", "EUR", "InvoiceAmount", amount));
        environment.put("ProjectInvoices", invoice);
    }

    @Override
    public void change(String id) throws Exception {
        put(id.substring(COMPANY.length() + 1), System.nanoTime() % 100_000, Map.of());
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made(
                Map.of("ModifiedDateTime1", time.truncatedTo(ChronoUnit.SECONDS).toString())));
    }
}
