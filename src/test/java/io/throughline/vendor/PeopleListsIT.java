package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People as PSA and ERP list them: both tell the e-mail at work, by which they are compared. */
class PeopleListsIT {

    @Test
    void bothSidesListTheirPeopleWithTheEmailAtWork(@TempDir Path folder) throws Exception {
        try (Simulators simulators = Simulators.start(new SimulatorOptions(
                0,
                folder,
                1,
                Clock.systemUTC(),
                Set.of(SimulatedSystem.KANTATA, SimulatedSystem.NETSUITE, SimulatedSystem.DYNAMICS365)))) {
            assertThat(emails(simulators, "erp", "netsuite")).contains("pm.us01@throughline.example");
            assertThat(emails(simulators, "psa", "kantata")).contains("us.consultant@throughline.example");
            assertThat(emails(simulators, "erp", "dynamics365")).isNotEmpty();
        }
    }

    private static List<String> emails(Simulators simulators, String role, String system) throws Exception {
        try (ConnectorBed bed =
                new ConnectorBed(Layers.over(), Map.of(role, system), SimulatorAccounts.replacing(simulators.urls()))) {
            return emails(bed, role + "-employee-list");
        }
    }

    private static List<String> emails(ConnectorBed bed, String operation) {
        OperationResult page = bed.call(operation, new LinkedHashMap<>(Map.of("feed", Map.of("page", 1000))), "");
        assertThat(page.applied()).as(String.valueOf(page.problem())).isTrue();
        assertThat(page.value()).containsEntry("object", "employee").containsEntry("more", false);
        return Json.asList(page.value().get("items")).stream()
                .map(item -> Json.textAt(item, "data.email"))
                .toList();
    }
}
