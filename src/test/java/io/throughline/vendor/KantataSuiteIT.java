package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.FeedFacts;
import io.throughline.testkit.connector.TestDeal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped connector of Kantata is certified. */
class KantataSuiteIT extends SimulatedVendorSuite {

    private static final DealStep ACKNOWLEDGE = new DealStep("psa-entries-acknowledge", "acknowledged", "");
    private static final DealStep RETURN = new DealStep("psa-entry-return", "returned", "");
    private static final DealStep BILLING = new DealStep("psa-project-billing", "billed", "");

    KantataSuiteIT() {
        super("kantata", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata"));
    }

    @Override
    protected List<DealStep> way() {
        return Stream.concat(DealStep.WAY.stream(), Stream.of(ACKNOWLEDGE, RETURN, BILLING))
                .toList();
    }

    @Override
    protected void prepare(DealStep step, TestDeal deal) throws Exception {
        if (step.equals(ACKNOWLEDGE)) {
            post(deal);
        } else if (step.equals(RETURN)) {
            submit(deal);
        } else if (step.equals(BILLING)) {
            deal.with(
                    "billing",
                    Map.of("id", "17", "status", "posted", "projectId", deal.text("project.id"), "kind", "invoice"));
        }
    }

    private void post(TestDeal deal) throws Exception {
        List<Object> lines = new ArrayList<>();
        List<Object> outcomes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            lines.add(Map.of("key", "l-" + i, "entryId", entry(deal), "workedOn", "2026-11-23"));
            // the last one was refused: it is not marked
            outcomes.add(Map.of("key", "l-" + i, "outcome", i == 3 ? "refused" : "posted", "documentNumber", "JE-4"));
        }
        deal.with("batch", Map.of("id", "b-" + System.nanoTime(), "kind", "time", "lines", lines));
        deal.with("posting", Map.of("batchId", "b", "lines", outcomes));
    }

    private void submit(TestDeal deal) throws Exception {
        String entry = entry(deal);
        String project = deal.text("project.id");
        control()
                .put(
                        "timesheet_submissions",
                        Map.of("title", "W47", "workspace_id", project, "line_item_ids", List.of(entry)));
        deal.with("entry", Map.of("id", entry, "workedOn", "2026-11-23", "workedSeconds", 5400));
        deal.with("reason", "Book it on phase 2.");
    }

    private String entry(TestDeal deal) throws Exception {
        String project = deal.text("project.id");
        control()
                .put(
                        "time_entries",
                        Map.of("workspace_id", project, "date_performed", "2026-11-23", "time_in_minutes", 90));
        List<Map<String, Object>> all = control().records("time_entries");
        return String.valueOf(all.get(all.size() - 1).get("id"));
    }

    private Simulator control() {
        return target().control();
    }

    @Override
    protected List<FeedFacts> feeds() {
        return List.of(
                new KantataLineFacts(control(), "psa-time-feed", "time_entries", "date_performed", "time_in_minutes"),
                new KantataLineFacts(control(), "psa-expense-feed", "expenses", "date", "amount_in_cents"),
                new KantataMilestoneFacts(control()),
                new KantataAssignmentFacts(control()));
    }

    @Override
    protected void endSessions() {
        // Kantata has no sessions: a token holds until somebody revokes it
    }
}
