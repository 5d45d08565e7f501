package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.model.CloudEvent;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
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

/** Events of an older version than the workflow listens to, with files of the host's own. */
class OldEventsTest {

    private static final String V1 = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://throughline.io/schemas/events/consultant.hired.v1.json",
             "type": "object", "required": ["id", "hours"], "additionalProperties": false,
             "properties": {"id": {"type": "string"}, "hours": {"type": "integer"}}}
            """;
    private static final String V2 = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://throughline.io/schemas/events/consultant.hired.v2.json",
             "type": "object", "required": ["employee", "seconds"], "additionalProperties": false,
             "properties": {"employee": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "maxLength": 5}}},
                            "seconds": {"type": "integer"}}}
            """;
    private static final String UPCASTER = """
            description: A person is an object of its own, and time is in seconds.
            fields:
              employee: { fields: { id: { from: id } } }
              seconds: { number: hours, times: 3600 }
            """;
    private static final String WORKFLOW = """
            - route:
                id: welcome
                description: A new consultant gets a desk.
                from:
                  uri: workflow:welcome
                  parameters: { on: consultant.hired.v2 }
                  steps:
                    - to: "step:desk?call=ledger-desk-assign"
            """;
    private static final String OPERATION = """
            - route:
                id: ledger-desk-assign
                description: Finds a desk.
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:ledger-desk-assign
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
            """;
    private static final String MAPPING = """
            mapping: office/desk.from-canonical
            description: Whose desk, for how long, as the event says.
            source: canonical:desk
            target: office:desk
            fields:
              id: { from: event.data.employee.id }
              seconds: { from: event.data.seconds }
              read: { from: event.type }
            """;

    @TempDir
    Path files;

    private final AtomicLong ids = new AtomicLong();
    private final JdbcLedger ledger = JdbcLedger.openWithManualClock(
            "old-events-" + System.nanoTime(),
            Instant.parse("2026-11-23T09:00:00Z"),
            () -> "id-" + ids.incrementAndGet());
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void write() throws IOException {
        write("routes/workflows/welcome.yaml", WORKFLOW);
        write("routes/operations/ledger-desk-assign.yaml", OPERATION);
        write("routes/operations/ledger.capability.yaml", CAPABILITY);
        write("mappings/office/desk.from-canonical.yaml", MAPPING);
        write("mappings/events/consultant.hired.v1.schema.json", V1);
        write("mappings/events/consultant.hired.v2.schema.json", V2);
        write("mappings/events/consultant.hired.v1-to-v2.yaml", UPCASTER);
    }

    @AfterEach
    void close() {
        context.stop();
        ledger.close();
    }

    @Test
    @DisplayName("i4 an event stored as v1 is taken up by a workflow that listens to v2, and stays stored as v1")
    void i4AStoredOldEventIsTakenUpByAWorkflowThatListensToTheNextVersion() throws Exception {
        start();
        String transaction = offer("consultant.hired.v1", Map.of("id", "17", "hours", 40));

        TransactionHistory done = when(transaction, TransactionState.COMPLETED);
        assertThat(done.steps().get(0).result())
                .containsEntry("id", "17")
                .containsEntry("seconds", 144000)
                .containsEntry("read", "consultant.hired.v2");
        assertThat(done.event().type()).isEqualTo("consultant.hired.v1");
        assertThat(done.event().data()).isEqualTo(Map.of("id", "17", "hours", 40));
    }

    @Test
    @DisplayName("i4 an event that cannot be lifted goes to a person and is neither lost nor a crash")
    void i4WhatCannotBeLiftedGoesToAPerson() throws Exception {
        start();
        String transaction = offer("consultant.hired.v1", Map.of("id", "far too long", "hours", 40));

        TransactionHistory held = when(transaction, TransactionState.WITH_PERSON);
        assertThat(held.desk().orElseThrow().opened().code()).isEqualTo("MAP-3002");
        assertThat(held.desk().orElseThrow().opened().detail())
                .contains("employee.id must keep maxLength 5")
                .doesNotContain("far too long");
    }

    @Test
    @DisplayName("i4 a workflow whose old events nobody can lift is refused before anything starts")
    void i4AMissingUpcasterIsRefusedByValidate() throws IOException {
        Files.delete(files.resolve("mappings/events/consultant.hired.v1-to-v2.yaml"));

        assertThat(builder().check().stream().filter(Problem::isError))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("MAP-1071", "MAP-1073");
    }

    @Test
    @DisplayName("i4 what a host offers with data that do not fit its type is refused, and nothing is stored")
    void i4DataThatDoNotFitAreRefusedAtTheEdge() throws Exception {
        start();
        Map<String, Object> event = Map.of(
                "id",
                "e-1",
                "type",
                "io.throughline.consultant.hired.v2",
                "source",
                "hr",
                "subject",
                "17",
                "data",
                Map.of("employee", Map.of("id", "17")));

        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("workflow:welcome", event))
                .hasRootCauseMessage(
                        "MAP-3003 the data of event e-1 do not fit consultant.hired.v2: seconds is missing. Nothing was started. Send data that fit mappings/events/consultant.hired.v2.schema.json.");
        for (String other : List.of("invoice.paid.v1", "consultant.hired.v3")) {
            Map<String, Object> strange = new LinkedHashMap<>(event);
            strange.put("type", other);
            assertThatThrownBy(() -> context.createProducerTemplate().sendBody("workflow:welcome", strange))
                    .hasRootCauseMessage(
                            "MAP-3011 the workflow welcome takes up events consultant.hired.v2 and older versions of them, not "
                                    + other
                                    + ": its steps would read data that mean something else. Nothing was started. Offer the event to the workflow that listens to it.");
        }
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("workflow:welcome", "[]"))
                .hasRootCauseMessage(
                        "MAP-3010 this is no event: it is neither a map nor the text of a JSON object. Nothing was started. Send a CloudEvent 1.0 in structured mode, as docs/asyncapi.yaml describes it.");
        assertThat(ledger.recent(5)).isEmpty();
    }

    @Test
    @DisplayName("i4 an event that was printed as a CloudEvent is taken as it is, once, and told again as the same")
    void i4APrintedEventIsTaken() throws Exception {
        start();
        Map<String, Object> event = new CloudEvent(
                        "e-2",
                        "hr",
                        "consultant.hired.v1",
                        "17",
                        Instant.parse("2026-11-20T08:00:00Z"),
                        null,
                        "employee",
                        "2026-11-20T08:00:00Z",
                        null,
                        Map.of("id", "17", "hours", 2))
                .asMap();

        String printed = Json.pretty(event);
        context.createProducerTemplate().sendBody("workflow:welcome", printed);
        context.createProducerTemplate().sendBody("workflow:welcome", printed.getBytes(StandardCharsets.UTF_8));

        assertThat(ledger.recent(5)).hasSize(1);
        TransactionHistory done = when(ledger.recent(5).get(0).transaction().id(), TransactionState.COMPLETED);
        assertThat(done.steps().get(0).result()).containsEntry("seconds", 7200);
        Map<String, Object> told = Json.asObject(
                new LedgerTransactions(ledger).event(done.transaction().id()).orElseThrow());
        event.put("id", done.event().id());
        assertThat(told).isEqualTo(event);
    }

    private ThroughlineBuilder builder() {
        return Throughline.builder()
                .layers(Layers.over(files))
                .environment(Map.of())
                .ledger(ledger)
                .feeds(false);
    }

    private void start() throws Exception {
        builder().build().addTo(context);
        context.start();
    }

    private String offer(String type, Map<String, Object> data) {
        WorkflowStarts starts = context.getRegistry().findSingleByType(WorkflowStarts.class);
        NewEvent event = new NewEvent(
                "hired:17",
                type,
                "hr",
                "employee",
                "17",
                null,
                null,
                Instant.EPOCH,
                data,
                new byte[] {'{', '}'},
                "application/json");
        String id = ledger.accept(event, starts.startedBy(type, null))
                .transactionIds()
                .get(0);
        starts.accepted();
        return id;
    }

    private TransactionHistory when(String id, TransactionState state) {
        return Facts.await(() -> Optional.of(ledger.history(id).orElseThrow())
                .filter(history -> history.transaction().state() == state));
    }

    private void write(String path, String text) throws IOException {
        Path file = files.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
