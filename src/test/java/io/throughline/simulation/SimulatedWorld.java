package io.throughline.simulation;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Three nodes on one ledger, used by one seed after the other: each begins with empty tables and the same ids. */
final class SimulatedWorld implements AutoCloseable {

    static final List<String> WORKFLOWS = List.of("deal", "customer");

    private static final String NAME = "simulation";
    private static final Set<String> KEPT = Set.of("TL_TEST_CLOCK", "TL_SCHEMA_HISTORY", "FLYWAY_SCHEMA_HISTORY");

    private final AtomicLong ids = new AtomicLong();
    private final JdbcLedger ledger =
            JdbcLedger.openWithManualClock(NAME, SimulatedClock.START, () -> "id-" + ids.incrementAndGet());
    private final List<SimulatedNode> nodes = IntStream.rangeClosed(1, 3)
            .mapToObj(number -> new SimulatedNode(number, SimulatedWorkflows.ROUTES))
            .toList();

    /**
     * What a run came to.
     *
     * @param failure what was wrong; empty if all held
     */
    record Verdict(long seed, Optional<Throwable> failure, List<String> faults, List<String> trace) {}

    /** Runs a seed. */
    Verdict run(long seed, Set<String> leftOut) {
        clear();
        SimulatedRun run = new SimulatedRun(ledger, nodes, new Choices(seed, leftOut));
        Throwable failure = null;
        try {
            run.toRest();
            new RunCheck(run).holds();
        } catch (RuntimeException | AssertionError wrong) {
            failure = wrong;
        } finally {
            run.abandon();
        }
        return new Verdict(seed, Optional.ofNullable(failure), run.choices().faults(), run.trace());
    }

    /** The same failure with as few faults as possible: each is left out if the run fails without it too. */
    Verdict shortest(Verdict failed) {
        Set<String> leftOut = new LinkedHashSet<>();
        Verdict shortest = failed;
        for (String fault : failed.faults()) {
            Set<String> fewer = new LinkedHashSet<>(leftOut);
            fewer.add(fault);
            Verdict again = run(failed.seed(), fewer);
            if (again.failure().isPresent()) {
                leftOut = fewer;
                shortest = again;
            }
        }
        return shortest;
    }

    private void clear() {
        ids.set(0);
        try (Connection connection = DriverManager.getConnection(
                        LedgerSettings.inMemory(NAME).url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String table : tables(connection)) {
                statement.execute("truncate table \"" + table + "\" restart identity");
            }
            statement.execute("set referential_integrity true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, null, "%", new String[] {"BASE TABLE", "TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (name.toUpperCase(java.util.Locale.ROOT).startsWith("TL_")
                        && !KEPT.contains(name.toUpperCase(java.util.Locale.ROOT))) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Override
    public void close() {
        nodes.forEach(SimulatedNode::close);
        ledger.close();
    }
}
