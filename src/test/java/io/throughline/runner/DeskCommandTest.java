package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.desk.PersonalToken;
import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.server.BearerToken;
import io.throughline.runner.server.RunnerServer;
import io.throughline.runner.server.RunnerState;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.testkit.DeskPeople;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk from the command line, through a living runner and without one. */
class DeskCommandTest {

    private static final String NASTY = "No number\u001b[2J\u202e";

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    private DataFolder folder;
    private DeskPeople people;
    private String caseId;

    @BeforeEach
    void make() throws Exception {
        folder = DataFolder.at(data);
        people = new DeskPeople(files)
                .with(
                        "finance-lead",
                        "rights: [view, prepare, approve, dismiss]",
                        "teams: [finance]",
                        "regions: [emea]",
                        "identities: { salesforce: none }")
                .with("viewer", "rights: [view]", "teams: [all]", "regions: [all]");
        try (Ledger ledger = open()) {
            caseId = hold(ledger);
        }
    }

    @Test
    void listsShowsAndDecidesThroughTheLivingRunner() throws Exception {
        BearerToken token = BearerToken.random();
        try (RunnerPlace place = folder.occupy().orElseThrow();
                Ledger ledger = open();
                RunnerServer server = RunnerServer.start(
                        0,
                        token,
                        new LedgerTransactions(ledger),
                        Throughline.builder()
                                .layers(Layers.over(files))
                                .ledger(ledger)
                                .build()
                                .desk(),
                        new Idle())) {
            folder.runnerFile().write(new RunnerAddress(1, server.url(), token.value()));

            Terminal list = desk("finance-lead", 0, "list");
            assertThat(list.out())
                    .contains("CASE", "finance", "de 006A", "64,400.00 EUR", "retry", "  in ")
                    .contains(caseId.substring(0, 8))
                    .doesNotContain("\u001b", "\u202e");

            Terminal show = desk("finance-lead", 0, "show", caseId.substring(0, 12));
            assertThat(show.out())
                    .contains("case " + caseId + " · version 0 · open · hold of finance")
                    .contains("Why", "numbers", "What to do", "mend it")
                    .contains("throughline desk retry " + caseId + " --version 0 --reason '…' --data " + data)
                    .contains("There is nothing to approve")
                    .doesNotContain("\u001b", "\u202e");

            Terminal retry =
                    desk("finance-lead", 0, "retry", caseId, "--version", "0", "--reason", "mended in the CRM");
            assertThat(retry.out()).contains("Reads the deal anew", "is waiting");
            assertThat(ledger.history(ledger.recent(1).get(0).transaction().id())
                            .orElseThrow()
                            .transaction()
                            .state())
                    .isEqualTo(TransactionState.WAITING);
        }
    }

    @Test
    void decidesOnTheLedgerItselfIfNoRunnerLives() {
        assertThat(desk("finance-lead", 0, "list", "--json").out()).contains("\"code\": \"D47\"", "\"version\": 0");

        Terminal dismissed =
                desk("finance-lead", 0, "dismiss", caseId, "--version", "0", "--reason", "lost \u001b[31mred");
        assertThat(dismissed.out()).contains("Gives the deal up", "case " + caseId + " is decided", "is dismissed");
        Terminal again = desk("finance-lead", 0, "dismiss", caseId, "--version", "0", "--reason", "lost");
        assertThat(again.out()).contains("It was decided so already");
        Terminal late = desk("finance-lead", 1, "retry", caseId, "--version", "0", "--reason", "x", "--json");
        assertThat(late.err()).contains("DSK-1005").containsOnlyOnce("\n");
        assertThat(Json.textAt(Json.read(late.out()), "current.state")).isEqualTo("decided");
        assertThat(desk("finance-lead", 0, "list").out()).contains("No case waits");
        assertThat(desk("finance-lead", 0, "list", "--decided").out())
                .contains("DECISION", "dismiss by finance-lead: lost  [31mred")
                .doesNotContain("\u001b");
    }

    @Test
    void saysWhatIsWrongInOneSentence() {
        assertThat(desk("viewer", 1, "retry", caseId, "--version", "0", "--reason", "x")
                        .err())
                .contains("throughline desk retry: DSK-1002 viewer does not have the right 'prepare'")
                .containsOnlyOnce("\n");
        assertThat(desk("finance-lead", 1, "show", "nonsense").err()).contains("DSK-1003");
        assertThat(desk("finance-lead", 1, "approve", caseId, "--version", "0", "--reason", "x")
                        .err())
                .contains("DSK-1006", "retry or correct it");
        Terminal stranger = new Terminal(Map.of("THROUGHLINE_TOKEN", "tlp_guessed"), files);
        assertThat(stranger.run("desk", "list", "--data", data.toString())).isEqualTo(1);
        assertThat(stranger.err()).contains("DSK-1001").doesNotContain("guessed");
    }

    @Test
    void asksWhoYouAre() {
        Terminal nobody = new Terminal(Map.of(), files);
        assertThat(nobody.run("desk", "list", "--data", data.toString())).isEqualTo(1);
        assertThat(nobody.err()).contains("RUN-1020", "THROUGHLINE_TOKEN");
    }

    @Test
    void makesATokenAndTheLineThatKnowsIt() {
        Terminal terminal = new Terminal();
        assertThat(terminal.run("desk", "token", "--json")).isZero();

        Object made = Json.read(terminal.out());
        assertThat(Json.textAt(made, "token")).startsWith(PersonalToken.PREFIX);
        assertThat(Json.textAt(made, "hash")).startsWith("sha256:").hasSize(71);
    }

    @Test
    void aDecisionNeedsVersionAndReason() {
        Terminal terminal = desk("finance-lead", 2, "retry", caseId);
        assertThat(terminal.err()).contains("--version", "--reason");
    }

    private Terminal desk(String person, int exitCode, String... arguments) {
        Terminal terminal = new Terminal(Map.of("THROUGHLINE_TOKEN", people.token(person)), files);
        String[] all = Stream.of(
                        Stream.of("desk", arguments[0]),
                        Stream.of(arguments).skip(1),
                        Stream.of("--data", data.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(terminal.run(all)).as(() -> terminal.err() + terminal.out()).isEqualTo(exitCode);
        return terminal;
    }

    private Ledger open() {
        return LedgerSource.embedded(folder).open();
    }

    private static String hold(Ledger ledger) {
        NewEvent event = new NewEvent(
                "opportunity.won:006A:1",
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                "006A",
                "1",
                "de",
                Instant.EPOCH,
                Map.of("id", "006A"),
                null,
                null);
        ledger.accept(event, List.of(new NewTransaction("opportunity-to-project", "de", null, "bundle")));
        Lease lease = ledger.claim("opportunity-to-project", "bundle", "test", 1, Duration.ofMinutes(1))
                .get(0);
        NewCase desk = new NewCase("hold", "finance", "D47", NASTY, "numbers", "mend it", null, "64400.00", "EUR");
        ledger.commit(
                lease,
                List.of(
                        new Change.OpenCase(desk, Duration.ofHours(8)),
                        new Change.Move(TransactionState.WITH_PERSON, null, null, "stopped")));
        return ledger.history(lease.transactionId())
                .orElseThrow()
                .desk()
                .orElseThrow()
                .id();
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
