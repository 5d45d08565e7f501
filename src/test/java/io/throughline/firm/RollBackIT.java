package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.BundleFiles;
import io.throughline.BundleReplay;
import io.throughline.config.Layers;
import io.throughline.ledger.TransactionHistory;
import io.throughline.replay.Difference;
import io.throughline.runner.archive.DiffRequest;
import io.throughline.runner.archive.DiffResult;
import io.throughline.runner.archive.LedgerArchive;
import io.throughline.runner.archive.RecordedDiff;
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

/** A mapping is changed, looked at, started and taken back, while deals are on their way. */
class RollBackIT {

    private static final Path MAPPING = Path.of("mappings/netsuite/project.from-canonical.yaml");
    private static final String REGION = "fr";

    @TempDir
    Path folder;

    @Test
    @DisplayName("G11 R-18 roll back is to start the earlier bundle: what is in flight keeps the bundle it began with")
    void g11rollBackStartsTheEarlierBundleAndWhatIsInFlightKeepsIts() throws Exception {
        Path files = folder.resolve("firm");
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            commentsBegin(files, "Under A ");
            String earlier = BundleFiles.of(Layers.over(files)).hash();
            firm.system("netsuite")
                    .faults(List.of(Map.of("operation", "job-upsert", "fault", "http:503", "count", 100_000)));
            dealsWaiting(firm, 1);

            commentsBegin(files, "Under B ");
            String later = BundleFiles.of(Layers.over(files)).hash();
            assertThat(difference(firm, earlier, files).different())
                    .singleElement()
                    .satisfies(deal ->
                            assertThat(deal.differences()).singleElement().satisfies(RollBackIT::isTheComment));
            dealsWaiting(firm, 2);

            Path back = folder.resolve("back");
            byte[] content = firm.ledger().bundles().content(earlier).orElseThrow();
            assertThat(BundleFiles.export(earlier, content, back)).isEmpty();
            assertThat(BundleFiles.of(Layers.over(back)).hash()).isEqualTo(earlier);
            firm.with(back);
            dealsWaiting(firm, 3);
            firm.system("netsuite").clearFaults();
            List<TransactionHistory> deals = firm.open().atRest(3);

            assertThat(deals)
                    .as(firm::timelines)
                    .extracting(deal -> deal.transaction().state())
                    .containsOnly(TransactionState.COMPLETED);
            assertThat(deals)
                    .extracting(deal -> deal.transaction().bundle())
                    .containsExactlyInAnyOrder(earlier, later, earlier);
            assertThat(firm.system("netsuite").records("job"))
                    .extracting(job -> String.valueOf(job.get("comments")).split("C-")[0])
                    .filteredOn(comment -> comment.startsWith("Under"))
                    .containsExactlyInAnyOrder("Under A ", "Under B ", "Under A ");
        }
    }

    private static void isTheComment(Difference difference) {
        assertThat(difference.field()).isEqualTo("comments");
        assertThat(difference.before().toString()).startsWith("Under A C-");
        assertThat(difference.after().toString()).startsWith("Under B C-");
        assertThat(difference.newPlace().nearest()).startsWith(MAPPING + ":");
    }

    /** One more deal is won and comes as far as the ERP lets it; then the runner stops. */
    private static void dealsWaiting(SimulatedFirm firm, int number) throws Exception {
        firm.win(Map.of("count", 1, "regions", List.of(REGION)));
        firm.open();
        Facts.await(() -> waiting(firm) == number ? Optional.of(true) : Optional.empty());
        firm.shut();
    }

    private static long waiting(SimulatedFirm firm) {
        return firm.mainTransactions().stream()
                .filter(deal -> deal.transaction().state() == TransactionState.WAITING)
                .filter(deal -> deal.steps().stream().anyMatch(step -> step.id().equals("erp-project")))
                .count();
    }

    private static DiffResult difference(SimulatedFirm firm, String earlier, Path files) throws Exception {
        Layers layers = Layers.over(files);
        byte[] content = firm.ledger().bundles().content(earlier).orElseThrow();
        try (BundleReplay before = BundleReplay.start(
                        BundleFiles.stored(earlier, content),
                        layers,
                        firm.ledger().recorded()::bindings);
                BundleReplay after = BundleReplay.start(
                        BundleFiles.of(layers), layers, firm.ledger().recorded()::bindings)) {
            return new RecordedDiff(before, after, (done, all) -> {})
                    .over(new LedgerArchive(firm.ledger(), earlier), new DiffRequest(List.of(), null, REGION, 100));
        }
    }

    private static void commentsBegin(Path files, String beginning) throws IOException {
        Path file = files.resolve(MAPPING);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Files.readString(MAPPING).replace("\"Contract \"", "\"" + beginning + "\""));
    }
}
