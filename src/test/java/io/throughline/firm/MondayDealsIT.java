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

/** The main job in a region whose PSA is monday.com. */
class MondayDealsIT {

    private static final String EMEA = "config/regions/emea.yaml";

    @TempDir
    Path folder;

    /** A region file of the firm binds the other PSA; nothing else differs. */
    private Path bound(String psa) throws Exception {
        Path file = folder.resolve("files").resolve(EMEA);
        Files.createDirectories(file.getParent());
        String shipped = Layers.over().find(EMEA).orElseThrow().text();
        Files.writeString(file, shipped.replace("psa: kantata", psa));
        return folder.resolve("files");
    }

    @Test
    void r08EveryAnswerLostOnceMakesNothingTwiceAndAStoppedDealIsArchived() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(bound("psa: monday"))) {
            firm.system("monday")
                    .faults(Stream.of("create_item", "create_board", "change_multiple_column_values")
                            .map(one -> Map.<String, Object>of("operation", one, "fault", "lose-answer"))
                            .toList());
            firm.win(Map.of(
                    "count",
                    2,
                    "regions",
                    List.of("de", "gb"),
                    "fields",
                    Map.of("Billing_Method__c", "fixed-price", "Service_Line__c", "implementation")));
            List<TransactionHistory> deals = firm.open().atRest(2);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(firm.system("monday").createdByMarker("items"))
                    .isNotEmpty()
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(firm.system("monday").createdByMarker("boards"))
                    .hasSize(2)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(firm.system("kantata").createdByMarker("workspaces")).isEmpty();

            firm.system("netsuite").faults(List.of(Map.of("operation", "salesOrder-upsert", "fault", "http:400")));
            firm.win(Map.of("count", 1, "regions", List.of("fr")));
            List<TransactionHistory> all = firm.atRest(3);
            assertThat(all)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnlyOnce(TransactionState.COMPENSATED);
            assertThat(firm.system("monday").records("boards"))
                    .filteredOn(board -> "archived".equals(board.get("state")))
                    .hasSize(1);
        }
    }

    @Test
    void aRegionWithAnotherPsaGetsItsSpaceBesideTheProject() throws Exception {
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(bound("psa: kantata, delivery: monday"))) {
            firm.system("monday").faults(List.of(Map.of("operation", "create_board", "fault", "lose-answer")));
            firm.win(Map.of("count", 1, "regions", List.of("de")));
            List<TransactionHistory> deals = firm.open().atRest(1);
            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(firm.system("kantata").createdByMarker("workspaces")).hasSize(1);
            assertThat(firm.system("monday").createdByMarker("boards"))
                    .hasSize(1)
                    .allSatisfy((marker, times) -> assertThat(times).isOne());
            assertThat(firm.system("monday").createdByMarker("items")).hasSizeGreaterThan(1);
        }
    }
}
