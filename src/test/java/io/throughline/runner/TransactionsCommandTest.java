package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.model.CloudEvent;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.server.BearerToken;
import io.throughline.runner.server.ClosedDesk;
import io.throughline.runner.server.RunnerServer;
import io.throughline.runner.server.RunnerState;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsCommandTest {

    @TempDir
    private Path data;

    private final Terminal terminal = new Terminal();
    private DataFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = DataFolder.at(data);
    }

    @Test
    void readsTheLedgerItselfIfNoRunnerLives() {
        try (Ledger ledger = open()) {
            finish(accept(ledger), ledger);
        }

        assertThat(run()).isZero();

        assertThat(terminal.out())
                .contains("opportunity 006A · de · opportunity-to-project · completed")
                .contains("  Salesforce reported the deal Rollout as won")
                .contains("  Salesforce gave the deal \"Rollout\" of Northwind")
                .contains("1 transaction: 1 completed");
    }

    @Test
    void printsJsonForPrograms() {
        String id;
        try (Ledger ledger = open()) {
            id = accept(ledger);
            finish(id, ledger);
        }

        assertThat(run("--json")).isZero();
        assertThat(Json.textAt(Json.read(terminal.out()), "0.id")).isEqualTo(id);

        Terminal one = new Terminal();
        assertThat(one.run("transactions", id, "--data", data.toString(), "--json"))
                .isZero();
        assertThat(Json.textAt(Json.read(one.out()), "steps.0.outcome")).isEqualTo("applied");
    }

    @Test
    @DisplayName("i4 --event prints the event that began a transaction as a CloudEvent")
    void i4PrintsTheEvent() {
        String id;
        try (Ledger ledger = open()) {
            id = accept(ledger);
        }

        assertThat(run(id, "--event")).isZero();

        Map<String, Object> event = Json.asObject(Json.read(terminal.out()));
        assertThat(event)
                .containsEntry("specversion", "1.0")
                .containsEntry("type", "io.throughline.opportunity.won.v1")
                .containsEntry("source", "salesforce")
                .containsEntry("subject", "006A")
                .containsEntry("time", "2026-03-02T09:14:00Z")
                .containsEntry("region", "de")
                .containsEntry("dataschema", "https://throughline.io/schemas/events/opportunity.won.v1.json")
                .containsEntry("data", Map.of("id", "006A"));
        assertThat(terminal.err()).isEmpty();
        assertThat(CloudEvent.read(event).type()).isEqualTo("opportunity.won.v1");
        assertThat(new Terminal().run("transactions", "--event", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(new Terminal().run("transactions", id, "--show-hidden", "--data", data.toString()))
                .isEqualTo(2);
    }

    @Test
    void asksTheRunnerThatHasTheLedgerOpen() throws Exception {
        BearerToken token = BearerToken.random();
        try (RunnerPlace place = folder.occupy().orElseThrow();
                Ledger ledger = open();
                RunnerServer server =
                        RunnerServer.start(0, token, new LedgerTransactions(ledger), new ClosedDesk(), new Idle())) {
            folder.runnerFile().write(new RunnerAddress(1, server.url(), token.value()));
            finish(accept(ledger), ledger);

            assertThat(run()).isZero();
            Terminal event = new Terminal();
            assertThat(event.run(
                            "transactions",
                            ledger.recent(1).get(0).transaction().id(),
                            "--event",
                            "--data",
                            data.toString()))
                    .isZero();
            assertThat(event.out()).contains("\"specversion\"", "\"io.throughline.opportunity.won.v1\"");
        }
        assertThat(terminal.out()).contains("1 transaction: 1 completed");
    }

    @Test
    void readsTheLedgerItselfAfterTheRunnerWasKilled() throws IOException {
        folder.runnerFile().write(new RunnerAddress(1, URI.create("http://127.0.0.1:9"), "token of a dead runner"));
        try (Ledger ledger = open()) {
            finish(accept(ledger), ledger);
        }

        assertThat(run()).isZero();
        assertThat(terminal.out()).contains("1 transaction: 1 completed");
    }

    @Test
    void waitsNoLongerThanNothingIsLeftToDo() {
        try (Ledger ledger = open()) {
            finish(accept(ledger), ledger);
        }

        assertThat(run("--wait-idle", "60")).isZero();
    }

    @Test
    void endsWithOneIfSomethingIsStillToDoWhenTimeIsUp() {
        try (Ledger ledger = open()) {
            accept(ledger);
        }

        assertThat(run("--wait-idle", "1")).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-1005").contains("\"due\":1");
    }

    @Test
    void saysWhatToDoIfThereIsNoLedgerYet() {
        assertThat(run()).isEqualTo(1);
        assertThat(terminal.err())
                .contains("RUN-1007")
                .contains("throughline run --data")
                .containsOnlyOnce("\n");
    }

    @Test
    void saysThatItDoesNotKnowTheTransaction() {
        open().close();

        assertThat(run("nonsense")).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-1004");
    }

    @Test
    void refusesALedgerThatIsNoPostgreSql() {
        assertThat(run("--ledger", "jdbc:mysql://somewhere/x")).isEqualTo(1);
        assertThat(terminal.err()).contains("RUN-1008");
    }

    private int run(String... more) {
        return terminal.run(Stream.concat(Stream.of("transactions", "--data", data.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Ledger open() {
        return LedgerSource.embedded(folder).open();
    }

    private static String accept(Ledger ledger) {
        Instant at = Instant.parse("2026-03-02T09:14:00Z");
        NewEvent event = new NewEvent(
                "opportunity.won:006A:1",
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                "006A",
                "2026-03-02T09:14:00Z",
                "de",
                at,
                Map.of("id", "006A"),
                new byte[] {'{', '}'},
                "application/json");
        return ledger.accept(event, List.of(new NewTransaction("opportunity-to-project", "de", null, "bundle")))
                .transactionIds()
                .get(0);
    }

    private static void finish(String id, Ledger ledger) {
        Lease lease = ledger.claim("opportunity-to-project", "bundle", "test", 1, Duration.ofMinutes(1))
                .get(0);
        assertThat(lease.transactionId()).isEqualTo(id);
        ledger.commit(
                lease,
                List.of(
                        new Change.Conclude(
                                "opportunity",
                                "crm-opportunity-read",
                                "salesforce",
                                StepState.DONE,
                                Map.of("name", "Rollout", "account", Map.of("name", "Northwind")),
                                null,
                                null,
                                false,
                                null,
                                List.of()),
                        new Change.Move(TransactionState.COMPLETED, null, null, null)));
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
