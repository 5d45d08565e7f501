package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.load.ExpectedFile;
import io.throughline.runner.load.Load;
import io.throughline.runner.load.LoadComparison;
import io.throughline.runner.load.LoadOrder;
import io.throughline.runner.load.LoadPlan;
import io.throughline.testkit.Facts;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of a small firm of nine companies: what is posted equals a calculation that knows nothing of the rules, before and after people correct themselves. */
class VolumeIT {

    private static final String ERP = "dynamics365";

    @TempDir
    Path folder;

    @Test
    void i6AMonthOfAFirmIsPostedToTheMinorUnitAndSoAreItsCorrections() throws Exception {
        Path files = files();
        LoadPlan plan = new LoadPlan(
                new LoadOrder(14, YearMonth.now(ZoneOffset.UTC).minusMonths(1), 1, 7),
                LoadPlan.companies(Regions.load(Layers.over(files), new Problems()), ERP));
        try (SimulatedFirm firm = SimulatedFirm.in(folder).with(files)) {
            Simulator erp = new Simulator(
                    HttpClient.newHttpClient(), URI.create(firm.system(ERP).url()));
            Simulator psa = new Simulator(
                    HttpClient.newHttpClient(),
                    URI.create(firm.system("kantata").url()));
            Load load = new Load(plan, psa, ERP, erp, Clock.systemUTC());
            load.firm(firm.ledger().references());
            load.entries((done, total) -> {});
            firm.open();
            becomesEqual(plan, false, firm, erp);

            load.corrections((done, total) -> {});
            becomesEqual(plan, true, firm, erp);
        }
    }

    private void becomesEqual(LoadPlan plan, boolean corrected, SimulatedFirm firm, Simulator erp) throws Exception {
        Path file = folder.resolve("expected.csv");
        ExpectedFile.write(file, Load.expectation(plan, corrected).sums());
        LoadComparison comparison = new LoadComparison(ExpectedFile.read(file));
        EntryLedger entries = firm.ledger().entries();
        try {
            Facts.await(() -> comparison.withLedger(entries).isEmpty() ? Optional.of(true) : Optional.empty());
        } catch (AssertionError late) {
            assertThat(comparison.withLedger(entries))
                    .as(() -> entries.counts() + "\n" + held(entries) + firm.timelines())
                    .isEmpty();
        }
        assertThat(comparison.withErp(ERP, erp)).isEmpty();
    }

    private static List<?> held(EntryLedger entries) {
        return entries.holdKeys().stream()
                .flatMap(key -> entries.held(key, 1).stream())
                .map(entry -> entry.verdict())
                .toList();
    }

    /** All companies keep their books in Dynamics 365, and batches do not wait for long. */
    private Path files() throws Exception {
        Path files = folder.resolve("files");
        Files.createDirectories(files.resolve("config/regions"));
        for (String area : List.of("amer", "emea", "apac")) {
            String name = "config/regions/" + area + ".yaml";
            String shipped = Layers.over().find(name).orElseThrow().text();
            Files.writeString(files.resolve(name), shipped.replace("erp: netsuite", "erp: " + ERP));
        }
        Files.writeString(files.resolve("config/posting.yaml"), "longest: 1s\nperiods: { back: 3, every: 1h }\n");
        return files;
    }
}
