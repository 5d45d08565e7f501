package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.ledger.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresPoolIT {

    @Test
    void aConnectionAtRestHoldsNoTransactionAndKeepsItsTimeouts() throws Exception {
        LedgerSettings settings = PostgresServer.shared().newDatabase().withPoolSize(2);
        try (HikariDataSource pool = Pool.open(settings, Dialect.Kind.POSTGRESQL)) {
            ask(pool, "select 1");
            assertThat(
                            ask(
                                    pool,
                                    "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'"))
                    .isEqualTo("0");
            assertThat(ask(pool, "show lock_timeout")).isEqualTo("2s");
            assertThat(ask(pool, "show statement_timeout")).isEqualTo("10s");
        }
    }

    private static String ask(HikariDataSource pool, String question) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            String text = answer.getString(1);
            connection.rollback();
            return text;
        }
    }
}
