package io.throughline.vendor;

import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.FeedFacts;
import io.throughline.testkit.connector.RenamedField;
import io.throughline.testkit.connector.TestDeal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped connector of NetSuite is certified. */
class NetSuiteSuiteIT extends SimulatedVendorSuite {

    private static final List<DealStep> POSTS = List.of(
            new DealStep("erp-assignment-write", "assignment-of-ada", ""),
            new DealStep("erp-time-post", "time-posting", ""),
            new DealStep("erp-expense-post", "expense-posting", ""));

    private String employee;

    NetSuiteSuiteIT() {
        super("netsuite", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata"));
    }

    @Override
    protected List<DealStep> way() {
        return Stream.concat(DealStep.WAY.stream(), POSTS.stream()).toList();
    }

    @Override
    protected void prepare(DealStep step, TestDeal deal) throws Exception {
        if (step.operation().equals("erp-assignment-write")) {
            deal.with("assignment", assignment());
        } else if (step.operation().equals("erp-time-post")) {
            deal.with(
                    "batch",
                    TestBatch.time(deal.text("erp-project.id"), "de01", employee())
                            .plain());
        } else if (step.operation().equals("erp-expense-post")) {
            deal.with(
                    "batch",
                    TestBatch.expense(deal.text("erp-project.id"), "de01").plain());
        }
    }

    private Map<String, Object> assignment() throws Exception {
        return Map.of(
                "id", Long.toHexString(System.nanoTime()),
                "projectId", "P-1",
                "employee", Map.of("id", employee()),
                "role", "Consultant",
                "startOn", "2026-11-01",
                "endOn", "2026-12-31",
                "seconds", 360_000,
                "status", "confirmed");
    }

    private String employee() throws Exception {
        if (employee == null) {
            target().control()
                    .put(
                            "employee",
                            Map.of(
                                    "externalId", "ada",
                                    "firstName", "Ada",
                                    "lastName", "Example",
                                    "subsidiary", Map.of("id", "4")));
            employee = target().control().records("employee").stream()
                    .filter(one -> "ada".equals(one.get("externalId")))
                    .map(one -> one.get("id").toString())
                    .findFirst()
                    .orElseThrow();
        }
        return employee;
    }

    @Override
    protected List<RenamedField> renamedFields() {
        return List.of(new RenamedField("erp-project-create", "job", "jobBillingType", ""));
    }

    @Override
    protected List<FeedFacts> feeds() {
        return List.of(new NetSuiteInvoiceFacts(target().control()));
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}
