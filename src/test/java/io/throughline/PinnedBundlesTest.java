package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.ledger.Change;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DeskReach;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Transactions that began with other files than the current ones (G11, G15, R-18). */
class PinnedBundlesTest {

    private static final String WORKFLOW = """
            - route:
                id: welcome
                description: A new consultant gets a desk and a badge.
                from:
                  uri: workflow:welcome
                  steps:
                    - to: "step:desk?call=ledger-desk-assign"
                    - to: "step:badge?call=ledger-badge-print"
            """;
    private static final String OPERATION = """
            - route:
                id: %1$s
                description: Does it.
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:%1$s
                  steps:
                    - transformDataType: { fromType: "canonical:desk", toType: "office:desk" }
                    - to: outcome:applied
            """;
    private static final String CAPABILITY = """
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
              ledger-badge-print:
                safety: read
            """;
    private static final String MAPPING = """
            mapping: office/desk.from-canonical
            description: Which desk.
            source: canonical:desk
            target: office:desk
            fields:
              id: { constant: "%s" }
            """;

    @TempDir
    Path files;

    private final AtomicLong ids = new AtomicLong();
    private final JdbcLedger ledger = JdbcLedger.openWithManualClock(
            "pinned-" + System.nanoTime(), Instant.parse("2026-11-23T09:00:00Z"), () -> "id-" + ids.incrementAndGet());
    private CamelContext context;

    @BeforeEach
    void write() throws IOException {
        write("routes/workflows/welcome.yaml", WORKFLOW);
        write("routes/operations/ledger-desk-assign.yaml", OPERATION.formatted("ledger-desk-assign"));
        write("routes/operations/ledger-badge-print.yaml", OPERATION.formatted("ledger-badge-print"));
        write("routes/operations/ledger.capability.yaml", CAPABILITY);
        write("mappings/office/desk.from-canonical.yaml", MAPPING.formatted("as A says"));
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.stop();
        }
        ledger.close();
    }

    @Test
    @DisplayName(
            "R-18 G11 what began with the old files ends with them, what is new with the new; the old context stops when it is drained")
    void r18whatBeganWithOldFilesEndsWithThem() throws Exception {
        String oldBundle = storedBundle();
        String old = offer("old", "welcome", oldBundle);
        write("mappings/office/desk.from-canonical.yaml", MAPPING.formatted("as B says"));
        BundleKeeper keeper = start();
        String young = offer("young", "welcome", current());

        assertThat(ended(old).steps())
                .extracting(step -> step.result().get("id"))
                .containsOnly("as A says");
        assertThat(ended(young).steps())
                .extracting(step -> step.result().get("id"))
                .containsOnly("as B says");
        Facts.await(() -> keeper.hosted().isEmpty() ? Optional.of(true) : Optional.empty());
        String again = offer("again", "welcome", oldBundle);
        assertThat(ended(again).steps())
                .extracting(step -> step.result().get("id"))
                .containsOnly("as A says");
    }

    @Test
    @DisplayName("G11 if the content of a bundle is gone, a case names it; pinned to the current files it goes on")
    void g11aMissingBundleIsACaseAndCanBeRepinned() throws Exception {
        String lost = offer("lost", "welcome", "0123456789abcdef");
        start();

        TransactionHistory parked = withPerson(lost);
        assertThat(parked.desk().orElseThrow().opened().code()).isEqualTo("WFL-2030");
        assertThat(parked.desk().orElseThrow().opened().detail())
                .contains("0123456789abcdef", "the ledger does not have its content");
        assertThat(throughline().repinning().refusal(parked)).isEmpty();
        retryWithCurrent(parked);
        assertThat(ended(lost).transaction().state()).isEqualTo(TransactionState.COMPLETED);
    }

    @Test
    @DisplayName(
            "G11 the files that a transaction is pinned to are in the ledger, also if no runner ever started with them")
    void g11whatSomebodyPinsToIsInTheLedger() {
        String pinnedTo = throughline().repinning().currentBundle();

        assertThat(ledger.bundles().content(pinnedTo)).isPresent();
    }

    @Test
    @DisplayName(
            "G11 G15 if a bundle does not load here, it is left to others as long as they may work on it, then a case tells the problem")
    void g15aBundleThatDoesNotLoadIsLeftToOthersFirst() throws Exception {
        ledger.storeBundle(
                "fedcba9876543210",
                "{\"routes/workflows/welcome.yaml\":\"- of: the future\"}".getBytes(StandardCharsets.UTF_8));
        String future = offer("future", "welcome", "fedcba9876543210");
        BundleKeeper keeper = start();
        keeper.look();
        assertThat(history(future).transaction().state()).isEqualTo(TransactionState.NEW);

        ledger.manualClock().advance(Duration.ofMinutes(10));
        assertThat(withPerson(future).desk().orElseThrow().opened().detail())
                .contains("fedcba9876543210", "routes/workflows/welcome.yaml:1");
    }

    @Test
    @DisplayName(
            "G11 a workflow that its bundle does not have is a case, what is pinned to nothing gets the current files")
    void g11anUnknownWorkflowIsACase() throws Exception {
        start();
        String loose = offer("loose", "welcome", null);
        String farewell = offer("farewell", "farewell", current());
        assertThat(ended(loose).transaction().bundle()).isEqualTo(current());
        ledger.manualClock().advance(Duration.ofMinutes(10));
        assertThat(withPerson(farewell).desk().orElseThrow().opened().detail()).contains("no such workflow");
    }

    @Test
    @DisplayName(
            "G11 going on with the current files is refused if a step that was done is missing there, moved or has other items")
    void g11repinningIsRefusedIfADoneStepIsMissingOrMoved() throws Exception {
        start();
        String id = offer("done", "welcome", current());
        TransactionHistory done = ended(id);
        assertThat(throughline().repinning().refusal(done)).isEmpty();

        write("routes/workflows/welcome.yaml", WORKFLOW.replace("step:desk?", "step:table?"));
        assertThat(throughline().repinning().refusal(done).orElseThrow()).contains("WFL-1040", id, "'desk' is missing");
        write(
                "routes/workflows/welcome.yaml",
                WORKFLOW.replace("step:desk?call=ledger-desk-assign", "step:x?call=ledger-desk-assign")
                        .replace("step:badge?call=ledger-badge-print", "step:desk?call=ledger-desk-assign")
                        .replace("step:x?call=ledger-desk-assign", "step:badge?call=ledger-badge-print"));
        assertThat(throughline().repinning().refusal(done).orElseThrow())
                .contains("'badge' was carried out after 'desk'");
    }

    private Throughline throughline() {
        return Throughline.builder()
                .layers(Layers.over(files))
                .ledger(ledger)
                .feeds(false)
                .bundlesEvery(Duration.ofMillis(50))
                .build();
    }

    private String current() {
        return throughline().repinning().currentBundle();
    }

    private String storedBundle() {
        throughline();
        Bundle bundle = Bundle.of(Layers.over(files));
        ledger.storeBundle(bundle.hash(), bundle.content());
        return bundle.hash();
    }

    private BundleKeeper start() throws Exception {
        context = new DefaultCamelContext();
        throughline().addTo(context);
        context.start();
        return context.hasService(BundleKeeper.class);
    }

    private String offer(String object, String workflow, String bundle) {
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
        return ledger.accept(event, List.of(new NewTransaction(workflow, null, null, bundle)))
                .transactionIds()
                .get(0);
    }

    private void retryWithCurrent(TransactionHistory parked) {
        var file = ledger.desk()
                .named(parked.desk().orElseThrow().id(), DeskReach.ALL)
                .get(0);
        assertThat(ledger.desk()
                        .decide(new Ruling(
                                Ruling.Seen.of(file),
                                new DecisionRecord.Judgement(
                                        "retry", "person-a", "files are gone", null, List.of(), null),
                                new Ruling.Effects(
                                        TransactionState.WAITING,
                                        List.of(),
                                        List.of(new Change.Repin(current())),
                                        null,
                                        false,
                                        null))))
                .isTrue();
    }

    private TransactionHistory history(String id) {
        return ledger.history(id).orElseThrow();
    }

    private TransactionHistory ended(String id) {
        return Facts.await(() ->
                Optional.of(history(id)).filter(one -> one.transaction().state().isFinal()));
    }

    private TransactionHistory withPerson(String id) {
        return Facts.await(() ->
                Optional.of(history(id)).filter(one -> one.transaction().state() == TransactionState.WITH_PERSON));
    }

    private void write(String path, String text) throws IOException {
        Path file = files.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
