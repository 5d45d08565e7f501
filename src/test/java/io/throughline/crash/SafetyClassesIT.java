package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Systems;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.testkit.Facts;
import io.throughline.testkit.FaultProxy;
import io.throughline.testkit.FaultProxy.Strike;
import io.throughline.testkit.Timeline;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One write of each safety over real HTTP (src/test/resources/safety), and what the wire does to it: the table of reliability.md 4.4. */
class SafetyClassesIT {

    private static final List<String> SAFE = List.of("keyed", "conditional", "natural", "look-up");
    private static final List<String> ALL = List.of("keyed", "conditional", "natural", "look-up", "blind");

    private final NoteTarget target = new NoteTarget();
    private final Set<String> unstruck = ConcurrentHashMap.newKeySet();
    private final JdbcLedger ledger = JdbcLedger.open(
            LedgerSettings.inMemory("safety-" + UUID.randomUUID()),
            () -> UUID.randomUUID().toString());
    private final CamelContext context = new DefaultCamelContext();
    private FaultProxy proxy;

    @BeforeEach
    void open() throws Exception {
        URI url = URI.create(target.server().url());
        proxy = FaultProxy.before(url.getHost(), url.getPort());
        unstruck.addAll(ALL);
    }

    @AfterEach
    void close() {
        context.stop();
        ledger.close();
        proxy.close();
        target.close();
    }

    @Test
    @DisplayName(
            "R-08 after a lost answer every safety but blind has one effect and is done; blind is called once and is with a person")
    void r08aLostAnswerLeavesOneEffect() throws Exception {
        proxy.strike(Strike.LOSE_ANSWER, ALL.size(), this::isFirstWrite);
        Map<String, TransactionHistory> ends = carriedOut();

        assertThat(unstruck).as("not struck").isEmpty();
        assertThat(ALL)
                .allSatisfy(
                        safety -> assertThat(target.effects(safety)).as(safety).hasSize(1));
        assertEnds(ends);
        assertThat(target.writes("blind")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "R-27 a late call is harmless to keyed, refused by conditional, one record for natural, a second one for look-up, and the only one for blind")
    void r27aLateCallDoesWhatItsSafetySays() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        proxy.strike(Strike.CUT, 1, piece -> isFirstWrite(piece) && heldUntil(release));
        Map<String, TransactionHistory> ends = carriedOut();

        assertThat(unstruck).as("not held").isEmpty();
        assertEnds(ends);
        assertThat(SAFE)
                .allSatisfy(
                        safety -> assertThat(target.effects(safety)).as(safety).hasSize(1));
        assertThat(target.effects("blind")).isEmpty();
        target.renew("newer");

        release.countDown();
        Facts.await(() -> SAFE.stream().allMatch(safety -> target.writes(safety) == 2) && target.writes("blind") == 1
                ? Optional.of(true)
                : Optional.empty());
        Facts.await(() -> target.effects("look-up").size() == 2
                        && target.effects("blind").size() == 1
                        && target.effects("natural").size() == 2
                ? Optional.of(true)
                : Optional.empty());
        assertThat(target.effects("keyed")).hasSize(1);
        assertThat(target.effects("conditional")).hasSize(1);
        assertThat(target.content()).as("older content over newer").isNotEqualTo("newer");
        ends.forEach((safety, end) -> assertThat(history(end.transaction().id()))
                .as("the ledger, untouched by " + safety)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*age", ".*settlesIn", ".*asOf")
                .isEqualTo(end));
    }

    private void assertEnds(Map<String, TransactionHistory> ends) {
        ends.forEach((safety, end) -> {
            boolean blind = safety.equals("blind");
            assertThat(end.transaction().state())
                    .as(() -> Timeline.of(end))
                    .isEqualTo(blind ? TransactionState.WITH_PERSON : TransactionState.COMPLETED);
            assertThat(end.steps().get(0).state()).as(safety).isEqualTo(blind ? StepState.UNKNOWN : StepState.DONE);
        });
    }

    /** Whether a piece is the first write of a safety. */
    private boolean isFirstWrite(String piece) {
        return unstruck.removeIf(safety -> piece.matches("(?s)(POST|PUT) /" + safety + "/.*"));
    }

    /** The request stays on the wire until then, and passes. */
    private static boolean heldUntil(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Map<String, TransactionHistory> carriedOut() throws Exception {
        Throughline throughline = Throughline.builder()
                .layers(Layers.over(Path.of("src/test/resources/safety")))
                .ledger(ledger)
                .accounts(this::target)
                .settings(WorkflowSettings.DEFAULT.withWorkers(1).withLease(Duration.ofSeconds(30)))
                .feeds(false)
                .webhooks(false)
                .build();
        throughline.addTo(context);
        context.start();
        String bundle = throughline.repinning().currentBundle();
        Map<String, String> ids = new LinkedHashMap<>();
        ALL.forEach(safety -> ids.put(safety, offer(safety, bundle)));
        Map<String, TransactionHistory> ends = new LinkedHashMap<>();
        ids.forEach((safety, id) -> ends.put(
                safety,
                Facts.await(() -> Optional.of(history(id))
                        .filter(one -> one.transaction().state().isFinal()
                                || one.transaction().state() == TransactionState.WITH_PERSON))));
        return ends;
    }

    private Systems target(Systems systems) {
        return systems.withSimulator(
                        "kantata", proxy.url(), Json.write(Map.of("token", SimulatorCredentials.KANTATA_TOKEN)))
                .withTimes(SmallFirm.CALL, SmallFirm.SETTLE);
    }

    private String offer(String safety, String bundle) {
        NewEvent event = new NewEvent(
                "note:" + safety,
                "note.asked.v1",
                "test",
                "note",
                safety,
                "1",
                null,
                Instant.EPOCH,
                Map.of("version", "1", "text", "a note"),
                new byte[0],
                "text/plain");
        return ledger.accept(event, List.of(new NewTransaction("note-" + safety, null, null, bundle)))
                .transactionIds()
                .get(0);
    }

    private TransactionHistory history(String id) {
        return ledger.history(id).orElseThrow();
    }
}
