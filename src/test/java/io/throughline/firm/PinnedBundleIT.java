package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.TransactionHistory;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping is edited while a deal is on its way (G11, R-18). */
class PinnedBundleIT {

    private static final Path MAPPING = Path.of("mappings/netsuite/project.from-canonical.yaml");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "R-18 G11 a deal that waits while a mapping is edited finishes as the old mapping says, a new one as the new says")
    void r18aDealFinishesWithTheMappingItBeganWith() throws Exception {
        Path files = folder.resolve("customer");
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            commentsBegin(files, "Under A ");
            firm.system("netsuite")
                    .faults(List.of(Map.of("operation", "job-upsert", "fault", "http:503", "count", 10_000)));
            firm.win(Map.of("count", 1, "regions", List.of("fr")));
            firm.open();
            Facts.await(() -> waitsForItsErpProject(firm));
            firm.shut();

            commentsBegin(files, "Under B ");
            firm.open();
            firm.win(Map.of("count", 1, "regions", List.of("fr")));
            firm.system("netsuite").clearFaults();
            List<TransactionHistory> deals = firm.atRest(2);

            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(deals).extracting(deal -> deal.transaction().bundle()).doesNotHaveDuplicates();
            assertThat(firm.system("netsuite").records("job"))
                    .extracting(job -> String.valueOf(job.get("comments")).split("C-")[0])
                    .contains("Under A ", "Under B ")
                    .filteredOn(comment -> comment.startsWith("Under"))
                    .hasSize(2);
        }
    }

    private static Optional<Boolean> waitsForItsErpProject(SimulatedFirm firm) {
        return firm.mainTransactions().stream()
                        .filter(deal -> deal.transaction().state() == TransactionState.WAITING)
                        .flatMap(deal -> deal.steps().stream())
                        .anyMatch(step -> step.id().equals("erp-project"))
                ? Optional.of(true)
                : Optional.empty();
    }

    private static void commentsBegin(Path files, String beginning) throws IOException {
        Path file = files.resolve(MAPPING);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Files.readString(MAPPING).replace("\"Contract \"", "\"" + beginning + "\""));
    }
}
