package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.TestDeal;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** monday.com as delivery tool beside another PSA. */
class MondaySpaceIT {

    @Test
    void theWorkOfADealGoesIntoItsSpaceAndNotIntoTheProjectOfThePsa(@TempDir Path folder) throws Exception {
        try (Simulators simulators = Simulators.start(SimulatorOptions.all(0, folder, Clock.systemUTC()));
                ConnectorBed bed = new ConnectorBed(
                        Layers.over(),
                        Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata", "delivery", "monday"),
                        SimulatorAccounts.replacing(simulators.urls()))) {
            String id = new SimulatorClient(simulators.url("salesforce"))
                    .post("/_simulator/win", "{\"count\": 1, \"regions\": [\"de\"]}")
                    .json()
                    .at("/opportunities/0")
                    .textValue();
            TestDeal deal = new TestDeal(bed, id).withTerms();
            deal.applied("psa-project-provision", "project");
            deal.at(deal.items("tasks").get(0));
            Map<String, Object> psaTask = deal.applied("psa-task-create", "task");
            Map<String, Object> space = deal.applied("delivery-space-create", "space");
            deal.at(deal.items("tasks").get(0));

            Map<String, Object> task = deal.applied("delivery-task-create", "work");

            assertThat(task.get("id")).isNotEqualTo(psaTask.get("id"));
            assertThat(deal.call("delivery-task-create", "work").value().get("id"))
                    .isEqualTo(task.get("id"));
            assertThat(String.valueOf(space.get("id"))).startsWith("61");
            assertThat(deal.call("delivery-space-archive", "space").outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(deal.call("delivery-space-find", "space").absent()).isTrue();
        }
    }
}
