package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.ledger.PostgresServer;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.Workload;
import io.throughline.ledger.check.Limits;
import io.throughline.ledger.check.SourceFact;
import io.throughline.ledger.check.Verdict;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.check.LedgerCheck;
import io.throughline.runner.check.Witnesses;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.standalone.Patience;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Timeline;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * the process ends at a named point of the way of a deal, another one goes on, and the history checker finds nothing lost and
 * nothing twice. The build takes each point once, the databases in turn; {@code -Dthroughline.chaos=full} takes every point on both, at several hits,
 * {@code -Dthroughline.chaos.point=AFTER_.*} only some of them.
 */
class CrashPointIT {

    private static final boolean FULL = "full".equals(System.getProperty("throughline.chaos"));
    private static final String ONLY = System.getProperty("throughline.chaos.point", ".*");
    private static final Duration REST = Duration.ofSeconds(120);
    private static final String UNLUCKY = "Unlucky Ventures";

    @TempDir
    Path folder;

    static Stream<Arguments> points() {
        List<Arguments> cases = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            if (!point.name().matches(ONLY)) {
                continue;
            }
            for (String database : FULL ? List.of("H2", "PostgreSQL") : List.of(inTurn(point))) {
                for (int hit : FULL ? hits(point) : List.of(point == CrashPoint.IN_MIGRATION ? 7 : 1)) {
                    cases.add(Arguments.of(point, database, hit));
                }
            }
        }
        return cases.stream();
    }

    private static String inTurn(CrashPoint point) {
        return point.ordinal() % 2 == 0 ? "PostgreSQL" : "H2";
    }

    /** Undoing and cases come once or twice in three deals, everything else more often. */
    private static List<Integer> hits(CrashPoint point) {
        if (point == CrashPoint.IN_MIGRATION) {
            return List.of(1, 7, 13);
        }
        boolean rare = point.name().contains("UNDO")
                || point.name().contains("CASE")
                || point.name().contains("CURSOR");
        return rare ? List.of(1) : List.of(1, 2, 3);
    }

    @ParameterizedTest(name = "{0} on {1}, hit {2}")
    @MethodSource("points")
    void r01r07r10r11AKillAtAnyPointLosesNothingAndMakesNothingTwice(CrashPoint point, String database, int hit)
            throws Exception {
        LedgerSettings settings = database.equals("H2")
                ? LedgerSettings.file(folder.resolve("ledger"))
                : PostgresServer.shared().newDatabase();
        try (Simulators simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()))) {
            List<String> deals = winDeals(simulators);
            crash(settings, point, hit, simulators.urls());
            goOn(settings, simulators, deals);
        }
    }

    /** Two plain deals, one whose project the ERP refuses for good, one that lacks a tax number. */
    private static List<String> winDeals(Simulators simulators) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Simulator crm = new Simulator(http, URI.create(simulators.url("salesforce")));
        new Simulator(http, URI.create(simulators.url("netsuite")))
                .fault(List.of(Map.of(
                        "operation", "job-upsert", "match", UNLUCKY, "nth", 1, "count", 100_000, "fault", "http:400")));
        Map<String, Object> nameless = new HashMap<>();
        nameless.put("Name", "Nameless Trading");
        nameless.put("Tax_Number__c", null);
        List<String> deals = new ArrayList<>(crm.win(1, List.of("us"), Map.of(), Map.of("Name", UNLUCKY)));
        deals.addAll(crm.win(1, List.of("de"), Map.of(), nameless));
        deals.addAll(crm.win(2, List.of("fr", "gb"), Map.of(), Map.of()));
        return deals;
    }

    private void crash(LedgerSettings settings, CrashPoint point, int hit, Map<String, String> systems)
            throws IOException, InterruptedException {
        Path proof = folder.resolve("proof");
        Path output = folder.resolve("child.out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashChild.class.getName(),
                settings.url(),
                settings.user(),
                point.name(),
                Integer.toString(hit),
                proof.toString()));
        systems.forEach((name, url) -> command.add(name + "=" + url));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(180, TimeUnit.SECONDS))
                    .as(() -> said(output))
                    .isTrue();
            assertThat(child.exitValue()).as(() -> said(output)).isEqualTo(Halt.CODE);
            assertThat(proof).as("the point was reached").hasContent(point.name());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String said(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void goOn(LedgerSettings settings, Simulators simulators, List<String> deals) throws Exception {
        try (JdbcLedger ledger =
                JdbcLedger.open(settings, () -> UUID.randomUUID().toString())) {
            if (settings.url().startsWith("jdbc:h2")) {
                ledger.endLeasesOfDeadOwner();
            }
            CamelContext context = SmallFirm.open(ledger, simulators.urls(), "next");
            try {
                assertThat(Patience.until(REST, () -> atRest(ledger, deals)))
                        .as(() -> told(ledger))
                        .isPresent();
            } finally {
                context.stop();
            }
            Verdict verdict = verdict(ledger, simulators, deals);
            assertThat(verdict.violated())
                    .as(() -> verdict.toPlain() + told(ledger))
                    .isEmpty();
            assertThat(verdict.lateCalls()).isEmpty();
            assertThat(statesOf(ledger, deals))
                    .as(() -> told(ledger))
                    .containsExactly(
                            TransactionState.COMPENSATED,
                            TransactionState.WITH_PERSON,
                            TransactionState.COMPLETED,
                            TransactionState.COMPLETED);
        }
    }

    private static Optional<Boolean> atRest(JdbcLedger ledger, List<String> deals) {
        // in this order: the load of a moment at which a deal had not come in yet says nothing of it
        boolean allIn = statesOf(ledger, deals).size() == deals.size();
        Workload load = ledger.workload();
        return allIn && load.due() + load.leased() + load.waiting() == 0 ? Optional.of(true) : Optional.empty();
    }

    private static List<TransactionState> statesOf(JdbcLedger ledger, List<String> deals) {
        return deals.stream()
                .flatMap(deal -> ledger.ofObject("opportunity", deal).stream())
                .filter(one -> one.workflow().equals("opportunity-to-project"))
                .map(one -> one.state())
                .toList();
    }

    private static Verdict verdict(JdbcLedger ledger, Simulators simulators, List<String> deals) throws Exception {
        Map<String, URI> urls = new LinkedHashMap<>();
        simulators.urls().forEach((name, url) -> urls.put(name, URI.create(url)));
        List<SourceFact> won = deals.stream()
                .map(id -> SourceFact.acknowledged("salesforce", "opportunity", id))
                .toList();
        return new LedgerCheck(
                        Throughline.builder().layers(Layers.over(Path.of(""))).promises(),
                        new Limits(14, 3, Duration.ofMinutes(1)))
                .judge(new Witnesses(urls), won, ledger::snapshot);
    }

    private static String told(JdbcLedger ledger) {
        List<TransactionHistory> all = ledger.recent(50);
        return all.stream().map(Timeline::of).collect(Collectors.joining("\n", "\n", ""));
    }
}
