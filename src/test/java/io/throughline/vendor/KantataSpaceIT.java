package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TestDeal;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kantata as delivery tool beside Jira as PSA: a space of its own, in which the work stands. */
class KantataSpaceIT {

    @TempDir
    Path folder;

    @Test
    void i5TheDeliverySpaceHoldsTasksTicketsAndMilestonesWithoutMoneyAndTellsItsProgress() throws Exception {
        SimulatorOptions options = new SimulatorOptions(
                0,
                folder,
                1,
                Clock.systemUTC(),
                Set.of(SimulatedSystem.SALESFORCE, SimulatedSystem.JIRA, SimulatedSystem.KANTATA));
        Map<String, String> roles = Map.of("crm", "salesforce", "psa", "jira", "delivery", "kantata");
        try (Simulators simulators = Simulators.start(options);
                ConnectorBed bed =
                        new ConnectorBed(Layers.over(), roles, SimulatorAccounts.replacing(simulators.urls()))) {
            SimulatorClient kantata = new SimulatorClient(simulators.url("kantata"));
            kantata.token(SimulatorCredentials.KANTATA_TOKEN);
            String id = new SimulatorClient(simulators.url("salesforce"))
                    .post("/_simulator/win", "{\"count\": 1, \"regions\": [\"de\"]}")
                    .json()
                    .at("/opportunities/0")
                    .textValue();
            TestDeal deal = new TestDeal(bed, id).withTerms();
            deal.applied("psa-project-provision", "project");
            String space = String.valueOf(
                    deal.applied("delivery-space-create", "space").get("id"));
            deal.at(deal.items("tasks").get(0));
            String task =
                    String.valueOf(deal.applied("delivery-task-create", "work").get("id"));
            deal.at(Map.of(
                    "key", "m1",
                    "title", "System live",
                    "dueOn", "2026-12-15",
                    "amount", Map.of("value", "5000.00", "currency", "EUR")));
            deal.applied("delivery-milestone-create", "milestone");
            deal.at(Map.of("key", "t1", "title", "The import stops", "hours", 2));
            deal.applied("delivery-ticket-create", "ticket");
            kantata.put("/api/v1/stories/" + task, "{\"story\": {\"state\": \"completed\"}}");
            kantata.post(
                    "/api/v1/time_entries",
                    "{\"time_entry\": {\"workspace_id\": \"%s\", \"date_performed\": \"2026-11-23\", \"time_in_minutes\": 90}}"
                            .formatted(space));

            assertThat(kantata.get("/api/v1/stories?story_type=milestone&workspace_id=" + space)
                            .json()
                            .findPath("budget_estimate_in_cents")
                            .isNumber())
                    .as("money")
                    .isFalse();
            Map<String, Object> progress = deal.applied("delivery-progress-read", "progress");
            int tasks = kantata.get("/api/v1/stories?workspace_id=" + space)
                            .json()
                            .get("count")
                            .asInt()
                    - 1;
            assertThat(progress)
                    .containsEntry("id", space)
                    .containsEntry("tasks", tasks)
                    .containsEntry("tasksDone", 1)
                    .containsEntry("loggedSeconds", 5400);
            assertThat(deal.call("delivery-space-find", "space").absent()).isFalse();
            assertThat(deal.call("delivery-space-archive", "space").outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(deal.call("delivery-space-find", "space").absent()).isTrue();
        }
    }
}
