package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job in a country that keeps its books in Dynamics 365: one line in its region file, and nothing else. */
class Dynamics365DealsIT {

    private static final List<String> WRITES = List.of(
            "CustomersV3-create",
            "ProjectContracts-create",
            "ProjectsV2-create",
            "ProjectContracts-update",
            "ProjectContractLines-create");

    @TempDir
    Path folder;

    @Test
    void i5DealsGoAllTheWayAndBackThroughDynamics365AndALostAnswerMakesNothingTwice() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(germany())) {
            SimulatorControl erp = firm.system("dynamics365");
            erp.faults(WRITES.stream()
                    .map(write -> Map.<String, Object>of("operation", write, "fault", "lose-answer"))
                    .toList());
            firm.win(Map.of("count", 4, "regions", List.of("de")));
            List<TransactionHistory> deals = firm.open().atRest(4);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(erp.records("ProjectsV2")).hasSize(4).allMatch(project -> is(project, "dataAreaId", "de01"));
            assertThat(erp.records("ProjectContracts"))
                    .hasSize(4)
                    .allSatisfy(contract ->
                            assertThat(contract.get("ContractValue").toString()).isNotEqualTo("0"));
            assertThat(Stream.of("CustomersV3", "ProjectsV2", "ProjectContractLines")
                            .flatMap(set -> erp.createdByMarker(set).values().stream()))
                    .isNotEmpty()
                    .containsOnly(1L);
            assertThat(firm.system("netsuite").records("job")).isEmpty();

            firm.system("salesforce").faults(List.of(Map.of("operation", "record-update", "fault", "http:400")));
            firm.win(Map.of("count", 1, "regions", List.of("de")));
            firm.atRest(5);
            assertThat(firm.mainTransactions())
                    .as(firm::timelines)
                    .filteredOn(deal -> deal.transaction().state() == TransactionState.COMPENSATED)
                    .hasSize(1);
            assertThat(erp.records("ProjectsV2"))
                    .filteredOn(project -> is(project, "ProjectStage", "Completed"))
                    .hasSize(1);
            assertThat(erp.records("ProjectContractLines"))
                    .filteredOn(line -> is(line, "LineStatus", "Closed"))
                    .isNotEmpty()
                    .extracting(line -> line.get("ProjectContractID"))
                    .containsOnly(erp.records("ProjectContracts").get(4).get("ProjectContractID"));
        }
    }

    private static boolean is(Map<String, Object> record, String field, String value) {
        return value.equals(record.get(field));
    }

    private Path germany() throws Exception {
        Path region = folder.resolve("files/config/regions/de.yaml");
        Files.createDirectories(region.getParent());
        String shipped =
                Layers.over().find("config/regions/de.yaml").orElseThrow().text();
        Files.writeString(region, shipped.replace("zone: ", "systems: { erp: dynamics365 }\nzone: "));
        return folder.resolve("files");
    }
}
