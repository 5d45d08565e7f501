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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ClaimPlanTest {

    @Test
    void aClaimLooksAtWhatIsDueAndNotAtWhatHasEverEnded() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:plan-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (JdbcLedger ledger =
                JdbcLedger.open(source, Durability.NONE, () -> UUID.randomUUID().toString())) {
            Database database = new Database(source, () -> {}, Dialect.of(Dialect.Kind.H2_MEMORY));
            for (int i = 0; i < 40; i++) {
                ended(ledger, "id-" + i);
            }
            String plan = database.transaction(tx -> tx.list(
                            "explain analyze " + new ClaimSql(database, () -> "").candidates(),
                            row -> row.text("plan"),
                            "flow",
                            "b",
                            10)
                    .get(0));
            assertThat(rowsRead(plan)).as(plan).isLessThanOrEqualTo(1);
        }
    }

    private static void ended(JdbcLedger ledger, String id) {
        NewEvent event = new NewEvent(
                id, "t.v1", "salesforce", "opportunity", id, "v1", null, Instant.EPOCH, Map.of(), null, null);
        ledger.accept(event, List.of(new NewTransaction("flow", null, null, "b")));
        Lease lease = ledger.claim("flow", "b", "w", 1, Duration.ofMinutes(1)).get(0);
        ledger.commit(lease, List.of(new Change.Move(TransactionState.COMPLETED, null, null, null)));
    }

    /** Of the first index that the plan names, which is the one of due times. */
    private static int rowsRead(String plan) {
        Matcher scan = Pattern.compile("TL_TRANSACTION_DUE.*?scanCount: (\\d+)", Pattern.DOTALL)
                .matcher(plan);
        assertThat(scan.find()).as(plan).isTrue();
        return Integer.parseInt(scan.group(1));
    }
}
