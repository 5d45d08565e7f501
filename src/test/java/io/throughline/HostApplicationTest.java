package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Throughline inside of an application: its Camel context, its files, its own workflow over its own operation. */
class HostApplicationTest {

    private static final String WORKFLOW = """
            - route:
                id: welcome
                description: A new consultant gets a desk.
                from:
                  uri: workflow:welcome
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
                    - to: direct:desks-of-the-host
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
                safety: natural
                subject: "desk:{event.data.consultant}"
                settle: 1s
                keyRetention: unlimited
                probe: ledger-desk-assign
            """;

    @TempDir
    Path files;

    @Test
    void aHostRunsItsOwnWorkflowInItsOwnContext() throws Exception {
        write("routes/workflows/welcome.yaml", WORKFLOW);
        write("routes/operations/ledger-desk-assign.yaml", OPERATION);
        write("routes/operations/ledger.capability.yaml", CAPABILITY);
        try (Ledger ledger = JdbcLedger.open(
                        LedgerSettings.file(files.resolve("ledger")),
                        () -> UUID.randomUUID().toString());
                CamelContext host = new DefaultCamelContext()) {
            host.addRoutes(desks());
            host.start();
            Throughline.builder()
                    .layers(Layers.over(files))
                    .ledger(ledger)
                    .feeds(false)
                    .build()
                    .addTo(host);
            host.createProducerTemplate().sendBody("workflow:welcome", joined("c-17"));
            host.createProducerTemplate().sendBody("workflow:welcome", joined("c-17"));
            TransactionHistory done = Facts.await(() -> ended(ledger));
            assertThat(done.transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(done.steps().get(0).result()).containsEntry("id", "desk 4");
            assertThat(ledger.recent(10)).hasSize(1);
        }
    }

    @Test
    void everyProblemOfEveryFileIsToldAtOnceWithFileAndLine() throws IOException {
        write("config/regions/xx.yaml", "region: xx\nextends: nowhere\n");
        write("routes/workflows/welcome.yaml", WORKFLOW.replace("ledger-desk-assign", "ledger-desk-asign"));
        ThroughlineBuilder builder = Throughline.builder().layers(Layers.over(files));
        try (Ledger ledger = JdbcLedger.open(
                LedgerSettings.inMemory("problems").withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString())) {
            assertThatThrownBy(() -> builder.ledger(ledger).build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("config/regions/xx.yaml:2")
                    .hasMessageContaining("routes/workflows/welcome.yaml:7");
        }
    }

    private static RouteBuilder desks() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:desks-of-the-host").setBody(exchange -> Map.of("id", "desk 4"));
            }
        };
    }

    private static Map<String, Object> joined(String consultant) {
        return Map.of(
                "id",
                "joined-" + consultant,
                "type",
                "consultant.joined.v1",
                "source",
                "host",
                "subject",
                consultant,
                "data",
                Map.of("consultant", consultant));
    }

    private static Optional<TransactionHistory> ended(Ledger ledger) {
        return ledger.recent(1).stream()
                .filter(history -> history.transaction().state().isFinal())
                .findFirst();
    }

    private void write(String path, String text) throws IOException {
        Path file = files.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
