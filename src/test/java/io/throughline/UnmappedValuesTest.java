package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.ledger.Change;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DeskReach;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.testkit.Facts;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that no table knows, from the step that needs it to the desk and back. */
class UnmappedValuesTest {

    private static final String MAPPING = "mappings/office/desk.from-canonical.yaml";
    private static final String TABLE = "mappings/lookups/desks.csv";
    private static final Map<String, String> FILES = Map.of(
            "routes/workflows/welcome.yaml",
            """
            - route:
                id: welcome
                description: A new consultant gets a desk.
                from:
                  uri: workflow:welcome
                  steps:
                    - to: "step:desk?call=ledger-desk-assign"
            """,
            "routes/operations/ledger-desk-assign.yaml",
            """
            - route:
                id: ledger-desk-assign
                description: Assigns a desk.
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:ledger-desk-assign
                  steps:
                    - transformDataType: { fromType: "canonical:desk", toType: "office:desk" }
                    - to: outcome:applied
            """,
            "routes/operations/ledger.capability.yaml",
            """
            role: ledger
            operations:
              ledger-project-code:
                safety: natural
                subject: "project-code:{terms.legalEntity}:{terms.projectCode}"
                settle: 1s
                keyRetention: unlimited
                probe: ledger-project-code
              ledger-desk-assign:
                safety: read
            """,
            MAPPING,
            """
            mapping: office/desk.from-canonical
            description: Which desk.
            source: canonical:desk
            target: office:desk
            fields:
              id: { constant: north-7, lookup: { table: desks, column: room } }
            """,
            TABLE,
            "desk,room\nnorth-1,101\n");

    @TempDir
    Path files;

    private final AtomicLong ids = new AtomicLong();
    private final JdbcLedger ledger = JdbcLedger.openWithManualClock(
            "unmapped-" + System.nanoTime(),
            Instant.parse("2026-11-23T09:00:00Z"),
            () -> "id-" + ids.incrementAndGet());
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void write() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    @AfterEach
    void close() {
        context.stop();
        ledger.close();
    }

    @Test
    @DisplayName(
            "a key without row holds its step for the team of mappings, and after the row was added a retry completes it")
    void aKeyWithoutRowHoldsUntilTheRowIsThere() throws Exception {
        start();
        String id = offer("north");

        NewCase held = withPerson(id).desk().orElseThrow().opened();
        assertThat(held.kind()).isEqualTo("hold");
        assertThat(held.code()).isEqualTo("MAP-2006");
        assertThat(held.team()).isEqualTo("integration-support");
        assertThat(held.title()).isEqualTo("A value is missing in " + TABLE);
        assertThat(held.detail()).contains("office/desk.from-canonical", MAPPING + ":6:36", "id:", "column desk");
        assertThat(held.fix()).contains("Add a row", "--with-current");
        assertThat(Json.asList(held.facts().get("unmapped")))
                .singleElement()
                .satisfies(fact -> assertThat(Json.asObject(fact))
                        .containsEntry("where", TABLE)
                        .containsEntry("column", "desk")
                        .containsEntry("mapping", "office/desk.from-canonical")
                        .containsEntry("field", "id"));

        write(TABLE, FILES.get(TABLE) + "north-7,107\n");
        retryWithCurrent(withPerson(id));

        assertThat(ended(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        assertThat(ended(id).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.result()).containsEntry("id", "107"));
    }

    @Test
    void anotherTeamMayBeNamedForMappings() throws Exception {
        String desk = Layers.over().find("config/desk.yaml").orElseThrow().text();
        write("config/desk.yaml", desk.replace("mapping: integration-support", "mapping: pmo"));
        start();

        assertThat(withPerson(offer("north")).desk().orElseThrow().opened().team())
                .isEqualTo("pmo");
    }

    @Test
    @DisplayName(
            "the crosswalk of the ledger answers mappings, and an id that it does not know holds the step until it is bound")
    void theCrosswalkAnswersMappings() throws Exception {
        write(
                MAPPING,
                FILES.get(MAPPING)
                        .replace(
                                "lookup: { table: desks, column: room }", "crosswalk: { kind: desk, system: office }"));
        start();
        String id = offer("north");
        NewCase held = withPerson(id).desk().orElseThrow().opened();
        assertThat(held.code()).isEqualTo("MAP-2015");
        assertThat(held.title()).isEqualTo("A value is missing in crosswalk desk");

        retry(withPerson(id), List.of(new Change.Bind("desk", "north-7", "office", "107")));

        assertThat(ended(id).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.result()).containsEntry("id", "107"));
    }

    private Throughline throughline() {
        return Throughline.builder()
                .layers(Layers.over(files))
                .ledger(ledger)
                .feeds(false)
                .bundlesEvery(Duration.ofMillis(50))
                .build();
    }

    private void start() throws Exception {
        throughline().addTo(context);
        context.start();
    }

    private String offer(String object) {
        NewEvent event = new NewEvent(
                object,
                "consultant.joined.v1",
                "host",
                "consultant",
                object,
                null,
                null,
                Instant.EPOCH,
                Map.of(),
                new byte[0],
                "text/plain");
        String bundle = throughline().repinning().currentBundle();
        return ledger.accept(event, List.of(new NewTransaction("welcome", null, null, bundle)))
                .transactionIds()
                .get(0);
    }

    private void retryWithCurrent(TransactionHistory parked) {
        retry(parked, List.of(new Change.Repin(throughline().repinning().currentBundle())));
    }

    private void retry(TransactionHistory parked, List<Change> changes) {
        var file = ledger.desk()
                .named(parked.desk().orElseThrow().id(), DeskReach.ALL)
                .get(0);
        assertThat(ledger.desk()
                        .decide(new Ruling(
                                Ruling.Seen.of(file),
                                new DecisionRecord.Judgement("retry", "person-a", "mended", null, List.of(), null),
                                new Ruling.Effects(
                                        TransactionState.WAITING, anew(parked), changes, null, false, null))))
                .isTrue();
    }

    /** As a retry at the desk lets the stopped step be tried again. */
    private static List<Ruling.StepRuling> anew(TransactionHistory parked) {
        return parked.steps().stream()
                .map(step -> Ruling.StepRuling.anew(step, StepState.PENDING))
                .toList();
    }

    private TransactionHistory ended(String id) {
        return Facts.await(
                () -> ledger.history(id).filter(one -> one.transaction().state().isFinal()));
    }

    private TransactionHistory withPerson(String id) {
        return Facts.await(() -> Optional.of(ledger.history(id).orElseThrow())
                .filter(one -> one.transaction().state() == TransactionState.WITH_PERSON));
    }

    private void write(String path, String text) throws IOException {
        Path file = files.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
