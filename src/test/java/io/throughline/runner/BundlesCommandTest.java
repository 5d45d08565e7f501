package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.BundleFiles;
import io.throughline.Throughline;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.runner.archive.LedgerArchive;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.server.BearerToken;
import io.throughline.runner.server.RunnerServer;
import io.throughline.runner.server.RunnerState;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.story.LedgerTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles have a version that people write and a hash, and can be had back as files. */
class BundlesCommandTest {

    @TempDir
    private Path folder;

    private Path here;
    private DataFolder data;
    private Terminal terminal;

    @BeforeEach
    void make() throws IOException {
        here = Files.createDirectories(folder.resolve("firm"));
        data = DataFolder.at(folder.resolve("data"));
        terminal = new Terminal(Map.of(), here);
        version("2026.11.1", "Rates of November");
    }

    @Test
    void i4listsVersionAndHashOfEveryBundleAndSaysWhichIsCurrent() throws IOException {
        String first = started();
        version("2026.11.2", "Tax codes of Canada");
        String second = started();
        deal(second);

        assertThat(run()).isZero();

        assertThat(terminal.out().lines())
                .anyMatch(line -> line.startsWith(BundleFiles.shortened(first) + "  2026.11.1 ")
                        && line.endsWith(" 0      0  Rates of November"))
                .anyMatch(line -> line.startsWith(BundleFiles.shortened(second) + "  2026.11.2 ")
                        && line.endsWith(" 1      0  current · Tax codes of Canada"));
    }

    @Test
    void i4aTransactionTellsTheVersionOfItsBundle() {
        deal(started());

        assertThat(terminal.run("transactions", "--data", data.root().toString()))
                .isZero();

        assertThat(terminal.out()).contains("(2026.11.1)");
    }

    @Test
    void i4theFilesOfAnExportedBundleHaveItsHash() throws IOException {
        String first = started();
        version("2026.11.2", "Something else");
        Files.writeString(here.resolve("mappings/lookups/roles.csv"), "key,value\nx,y\n");
        started();
        Path back = folder.resolve("back");

        assertThat(run("export", first.substring(0, 8), back.toString())).isZero();

        assertThat(BundleFiles.of(Layers.over(back)).hash()).isEqualTo(first);
        assertThat(back.resolve("mappings/salesforce/../../schemas/mapping.schema.json"))
                .isRegularFile();
        assertThat(back.resolve("schemas/mapping-examples.schema.json")).isRegularFile();
        assertThat(terminal.out()).contains("2026.11.1");
    }

    @Test
    void i4anExportMixesNothing() throws IOException {
        String first = started();

        assertThat(run("export", first, here.toString())).isEqualTo(1);

        assertThat(terminal.err()).contains("MAP-1152");
    }

    @Test
    void i4aFileThatTheBundleDoesNotHaveIsNamedBecauseTheHashWouldBeAnother() throws IOException {
        byte[] few = "{\"config/bundle.yaml\":\"version: old\\n\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (Ledger ledger = open()) {
            ledger.storeBundle("abcd1234", few);
        }

        assertThat(run("export", "abcd", folder.resolve("back").toString())).isEqualTo(1);

        assertThat(terminal.err()).contains("MAP-1155").contains("mappings/salesforce/opportunity.to-canonical.yaml");
    }

    @Test
    void i4whatBeginsSeveralHashesOrNoneIsRefused() {
        try (Ledger ledger = open()) {
            ledger.storeBundle("abcd1234", new byte[] {'{', '}'});
            ledger.storeBundle("abcd5678", new byte[] {'{', '}'});
        }

        assertThat(run("export", "abcd", folder.resolve("back").toString())).isEqualTo(1);
        assertThat(terminal.err()).contains("MAP-1154 'abcd' begins the hashes of 2 bundles");
        assertThat(run("export", "abc", folder.resolve("back").toString())).isEqualTo(1);
        assertThat(terminal.err()).contains("MAP-1153");
    }

    @Test
    void i4asksTheRunnerThatHasTheLedgerOpenAndItsBundleIsTheCurrentOne() throws Exception {
        BearerToken token = BearerToken.random();
        String working = started();
        version("2026.11.2", "Edited since");
        try (RunnerPlace place = data.occupy().orElseThrow();
                Ledger ledger = open();
                RunnerServer server = RunnerServer.start(
                        0,
                        token,
                        new RunnerServer.Views(
                                new LedgerTransactions(ledger), null, new LedgerArchive(ledger, working)),
                        new Idle())) {
            data.runnerFile().write(new RunnerAddress(1, server.url(), token.value()));

            assertThat(run("--json")).isZero();
            assertThat(run("export", working, folder.resolve("back").toString()))
                    .isZero();
        }
        Object listed = Json.read(terminal.out().substring(0, terminal.out().indexOf("]") + 1));
        assertThat(Json.textAt(listed, "0.hash")).isEqualTo(working);
        assertThat(Json.at(listed, "0.current")).isEqualTo(true);
    }

    @Test
    void i4aVersionThatIsNoneIsRefusedWithFileAndLine() throws IOException {
        version("\"1 of many\"", "x");

        assertThat(Throughline.builder().layers(Layers.over(here)).check())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("config/bundle.yaml:1", "MAP-1150"));
    }

    private void version(String version, String changed) throws IOException {
        Files.createDirectories(here.resolve("config"));
        Files.createDirectories(here.resolve("mappings/lookups"));
        Files.writeString(here.resolve("config/bundle.yaml"), "version: %s\nchanged: %s\n".formatted(version, changed));
    }

    /** As a runner does at its start. */
    private String started() {
        try (Ledger ledger = open()) {
            BundleFiles files = BundleFiles.of(Layers.over(here));
            ledger.storeBundle(files.hash(), BundleFiles.content(files.layers()));
            return files.hash();
        }
    }

    private void deal(String bundle) {
        NewEvent event = new NewEvent(
                "opportunity.won:006A:1",
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                "006A",
                null,
                "de",
                Instant.parse("2026-03-02T09:14:00Z"),
                Map.of("id", "006A"),
                new byte[] {'{', '}'},
                "application/json");
        try (Ledger ledger = open()) {
            ledger.accept(event, List.of(new NewTransaction("opportunity-to-project", "de", null, bundle)));
        }
    }

    private int run(String... more) {
        return terminal.run(Stream.concat(
                        Stream.of("bundles"),
                        Stream.concat(
                                Stream.of(more), Stream.of("--data", data.root().toString())))
                .toArray(String[]::new));
    }

    private Ledger open() {
        return LedgerSource.embedded(data).open();
    }

    private record Idle() implements RunnerState {

        @Override
        public boolean isHealthy() {
            return true;
        }

        @Override
        public List<String> runningRoutes() {
            return List.of();
        }
    }
}
