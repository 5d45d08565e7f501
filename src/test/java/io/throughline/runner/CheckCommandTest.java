package io.throughline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.ledger.check.WrittenLedger;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.home.DataFolder;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path data;

    private final Terminal terminal = new Terminal();
    private LedgerSettings settings;

    @BeforeEach
    void write() throws Exception {
        settings = LedgerSettings.file(DataFolder.at(data).ledger());
        try (JdbcLedger ledger =
                JdbcLedger.open(settings, () -> UUID.randomUUID().toString())) {
            new WrittenLedger(ledger).write();
        }
    }

    @Test
    void saysThatACleanLedgerHoldsAndWhatItCouldNotJudge() {
        assertThat(run()).isZero();
        assertThat(terminal.out())
                .contains("6 events; transactions: ")
                .contains("I4   ok          one writer")
                .contains("I5   not judged")
                .contains("All that could be judged holds.");
    }

    @Test
    void namesWhatIsViolatedAndEndsWithOne() throws Exception {
        spoil("update tl_step set state = 'UNKNOWN' where step_id = 'customer'");

        assertThat(run()).isOne();
        assertThat(terminal.out())
                .contains("I9   violated")
                .contains("COMPLETED although step customer is UNKNOWN")
                .contains("VIOLATED: I9.");
    }

    @Test
    void printsJsonForPrograms() throws Exception {
        spoil("update tl_transaction set crash_count = 9 where workflow = 'waiting'");

        assertThat(run("--json")).isOne();
        Object verdict = Json.read(terminal.out());
        assertThat(Json.at(verdict, "ok")).isEqualTo(false);
        assertThat(Json.textAt(verdict, "invariants.10.id")).isEqualTo("I11");
        assertThat(Json.textAt(verdict, "invariants.10.verdict")).isEqualTo("violated");
    }

    @Test
    void judgesEffectsWhereJournalsOfTargetsAreGiven() throws Exception {
        try (Simulators simulators = Simulators.start(SimulatorOptions.all(0, data, Clock.systemUTC()))) {
            String targets =
                    "netsuite=%s,salesforce=%s".formatted(simulators.url("netsuite"), simulators.url("salesforce"));
            assertThat(run("--targets", targets)).isZero();
            assertThat(terminal.out()).contains("I5   ok");
        }
    }

    @Test
    void refusesTargetsThatAreNone() {
        assertThat(run("--targets", "everywhere")).isEqualTo(2);
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "check";
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return terminal.run(arguments);
    }

    private void spoil(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(settings.url(), "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
