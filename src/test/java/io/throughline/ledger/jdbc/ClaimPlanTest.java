package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.workflow.TransactionState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ClaimPlanTest {

    @Test
    void aClaimLooksAtWhatIsDueAndNotAtWhatHasEverEnded() throws SQLException {
        assertThat(rowsRead(
                        "TL_TRANSACTION_DUE",
                        database -> new ClaimSql(database, () -> "").candidates(),
                        "flow",
                        "b",
                        10))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void theCountOfOpenWorkLooksAtWhatIsDueOrLeasedAndNotAtWhatHasEverEnded() throws SQLException {
        assertThat(rowsRead("TL_TRANSACTION_OPEN", database -> new BundleSql(database, () -> "id").openStatement()))
                .isLessThanOrEqualTo(1);
    }

    private static int rowsRead(String index, Function<Database, String> statement, Object... arguments)
            throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:plan-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (JdbcLedger ledger =
                JdbcLedger.open(source, Durability.NONE, () -> UUID.randomUUID().toString())) {
            Database database = new Database(source, () -> {}, Dialect.of(Dialect.Kind.H2_MEMORY));
            for (int i = 0; i < 40; i++) {
                ended(ledger, "id-" + i);
            }
            String sql = "explain analyze " + statement.apply(database);
            return rowsRead(
                    index,
                    database.transaction(tx ->
                            tx.list(sql, row -> row.text("plan"), arguments).get(0)));
        }
    }

    private static void ended(JdbcLedger ledger, String id) {
        NewEvent event = new NewEvent(
                id, "t.v1", "salesforce", "opportunity", id, "v1", null, Instant.EPOCH, Map.of(), null, null);
        ledger.accept(event, List.of(new NewTransaction("flow", null, null, "b")));
        Lease lease = ledger.claim("flow", "b", "w", 1, Duration.ofMinutes(1)).get(0);
        ledger.commit(lease, List.of(new Change.Move(TransactionState.COMPLETED, null, null, null)));
    }

    private static int rowsRead(String index, String plan) {
        Matcher scan = Pattern.compile(index + "\\b.*?scanCount: (\\d+)", Pattern.DOTALL)
                .matcher(plan);
        assertThat(scan.find()).as(plan).isTrue();
        return Integer.parseInt(scan.group(1));
    }
}
