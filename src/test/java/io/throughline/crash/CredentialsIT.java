package io.throughline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.canonical.Json;
import io.throughline.config.CredentialSource;
import io.throughline.config.Network;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.firm.SimulatorControl;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.Facts;
import io.throughline.workflow.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access that ends in the middle of deals. Retries are as few as can be, so that a spent attempt would open a case. */
class CredentialsIT {

    private static final WorkflowSettings ONE_TRY = new WorkflowSettings(
            3,
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofSeconds(15),
            3,
            Duration.ofMillis(200),
            Duration.ofSeconds(25),
            new RetryPolicy(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.2, 1));
    private static final Duration CALL = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Simulators simulators;
    private JdbcLedger ledger;

    @BeforeEach
    void start() throws Exception {
        simulators = Simulators.start(SimulatorOptions.shipped(0, folder, Clock.systemUTC()));
        ledger = JdbcLedger.open(
                LedgerSettings.file(folder.resolve("ledger")),
                () -> UUID.randomUUID().toString());
    }

    @AfterEach
    void stop() {
        ledger.close();
        simulators.close();
    }

    @Test
    @DisplayName(
            "R-22 a session that the vendor ends in the middle of deals is renewed: no attempt is spent, nothing is doubled")
    void r22ASessionThatEndsInTheMiddleOfDealsIsRenewed() throws Exception {
        Deals deals = new Deals(simulators).win(6);
        CamelContext context = SmallFirm.open(ledger, accounts(systems -> systems), ONE_TRY, "runner");
        try {
            for (int workspaces = 1; workspaces <= 5; workspaces += 2) {
                awaitWorkspaces(deals, workspaces);
                long tokens = refused("salesforce") + refused("netsuite");
                expire("salesforce");
                expire("netsuite");
                Facts.await(() ->
                        refused("salesforce") + refused("netsuite") > tokens ? Optional.of(true) : Optional.empty());
            }
            deals.comeToRest(ledger);
        } finally {
            context.stop();
        }
        deals.assertAllCompletedOnce(ledger);
        // A session may end again while it is renewed; then the step begins its call anew, but that is no failure.
        assertThat(steps())
                .allSatisfy(step -> assertThat(step.failures()).as(step.id()).isZero());
    }

    @Test
    @DisplayName(
            "R-22 a refused credential holds up its connector, spends no try, opens no case, and all goes on when the file is mended")
    void r22ARefusedCredentialHoldsUpItsConnectorUntilItIsMended() throws Exception {
        Path secret = folder.resolve("kantata.json");
        Files.writeString(secret, token("revoked"));
        Deals deals = new Deals(simulators).win(2);
        CamelContext context = SmallFirm.open(ledger, accounts(systems -> reading(secret, systems)), ONE_TRY, "runner");
        try {
            Facts.await(() -> calls("kantata") >= 8 ? Optional.of(true) : Optional.empty());
            assertThat(steps())
                    .as("steps that spent a try")
                    .filteredOn(step -> step.failures() > 0)
                    .isEmpty();
            assertThat(ledger.recent(50))
                    .allSatisfy(deal -> assertThat(deal.desk()).isEmpty());
            assertThat(deals.created("kantata", "workspaces")).isZero();
            Files.writeString(secret, token(SimulatorCredentials.KANTATA_TOKEN));
            deals.comeToRest(ledger);
        } finally {
            context.stop();
        }
        deals.assertAllCompletedOnce(ledger);
        assertThat(steps())
                .allSatisfy(step -> assertThat(step.failures()).as(step.id()).isZero());
    }

    private List<StepRecord> steps() {
        return ledger.recent(50).stream()
                .map(TransactionHistory::steps)
                .flatMap(List::stream)
                .toList();
    }

    private static void awaitWorkspaces(Deals deals, long number) {
        Facts.await(() -> created(deals) >= number ? Optional.of(true) : Optional.empty());
    }

    private static long created(Deals deals) {
        try {
            return deals.created("kantata", "workspaces");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void expire(String system) {
        new SimulatorControl(simulators.url(system)).expireSessions();
    }

    /** Access tokens that were fetched: one at the start, and one after each refusal. */
    private long refused(String system) {
        return new SimulatorControl(simulators.url(system))
                .journal().stream()
                        .filter(line -> String.valueOf(line.get("request")).contains("/token"))
                        .count();
    }

    private int calls(String system) {
        return new SimulatorControl(simulators.url(system)).journal().size();
    }

    private UnaryOperator<Systems> accounts(UnaryOperator<Systems> change) {
        return systems -> change.apply(
                SimulatorAccounts.replacing(simulators.urls()).apply(systems).withTimes(CALL, Duration.ofSeconds(12)));
    }

    private Systems reading(Path secret, Systems systems) {
        SystemConfig kantata = systems.get("kantata");
        SystemConfig changed =
                kantata.at(kantata.url(), Network.LOOPBACK, CredentialSource.of("file:" + secret, Map.of()));
        return Systems.of(systems.all().stream()
                .map(system -> system.name().equals("kantata") ? changed : system)
                .toList());
    }

    private static String token(String token) {
        return Json.write(Map.of("token", token));
    }
}
