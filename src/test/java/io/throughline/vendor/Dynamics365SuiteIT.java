package io.throughline.vendor;

import io.throughline.config.Layers;
import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.FeedFacts;
import io.throughline.testkit.connector.RenamedField;
import io.throughline.testkit.connector.TestDeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped connector of Dynamics 365 is certified, in a Germany that keeps its books there. */
class Dynamics365SuiteIT extends SimulatedVendorSuite {

    private static final List<DealStep> POSTS = List.of(
            new DealStep("erp-assignment-write", "assignment-of-ada", ""),
            new DealStep("erp-time-post", "time-posting", ""),
            new DealStep("erp-expense-post", "expense-posting", ""));

    Dynamics365SuiteIT() {
        super("dynamics365", Map.of("crm", "salesforce", "erp", "dynamics365", "psa", "kantata"));
    }

    @Override
    protected Layers layers(Path folder) throws IOException {
        Path region = folder.resolve("files/config/regions/de.yaml");
        Files.createDirectories(region.getParent());
        String shipped =
                Layers.over().find("config/regions/de.yaml").orElseThrow().text();
        Files.writeString(region, shipped.replace("zone: ", "systems: { erp: dynamics365 }\nzone: "));
        return Layers.over(folder.resolve("files"));
    }

    /** Deals of two lines, for a contract is as many records as the deal has lines. */
    @Override
    protected TestDeal won(String account) throws Exception {
        while (true) {
            TestDeal deal = super.won(account);
            Object lines =
                    deal.call("crm-opportunity-read", "opportunity").value().get("lines");
            if (((List<?>) lines).size() == 2) {
                return deal;
            }
        }
    }

    @Override
    protected List<DealStep> way() {
        return Stream.concat(DealStep.WAY.stream(), POSTS.stream()).toList();
    }

    @Override
    protected void prepare(DealStep step, TestDeal deal) {
        if (step.operation().equals("erp-assignment-write")) {
            deal.with("assignment", assignment());
        } else if (POSTS.contains(step)) {
            String project = deal.text("erp-project.id");
            TestBatch batch = step.operation().equals("erp-time-post")
                    ? TestBatch.time(project, "de01", "PM-de01")
                    : TestBatch.expense(project, "de01");
            deal.with("batch", batch.plain());
        }
    }

    private static Map<String, Object> assignment() {
        return Map.of(
                "id", Long.toHexString(System.nanoTime()),
                "projectId", "P-1",
                "employee", Map.of("id", "PM-de01"),
                "role", "Consultant",
                "startOn", "2026-11-01",
                "endOn", "2026-12-31",
                "seconds", 360_000,
                "status", "confirmed");
    }

    @Override
    protected List<RenamedField> renamedFields() {
        return List.of(new RenamedField("erp-customer-confirm", "CustomersV3", "SalesCurrencyCode", ""));
    }

    @Override
    protected List<FeedFacts> feeds() {
        return List.of(new DynamicsInvoiceFacts(target().control()));
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}
