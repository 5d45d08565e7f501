package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.LedgerUnavailableException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SqlStatesTest {

    private static final SQLTransientConnectionException NO_STATE =
            new SQLTransientConnectionException("no connection is free");

    @Test
    void anErrorWithoutSqlStateIsNoDuplicateNoRefusalAndDoesNotPass() {
        assertThat(SqlStates.isDuplicate(NO_STATE)).isFalse();
        assertThat(SqlStates.isRefusal(NO_STATE)).isFalse();
        assertThat(SqlStates.isPassing(NO_STATE)).isFalse();
        assertThat(SqlStates.isContention(NO_STATE)).isFalse();
    }

    @Test
    @DisplayName("R-26 work that meets an error without SQLState is told that the database cannot be used now")
    void r26workThatMeetsAnErrorWithoutSqlStateIsToldThatTheDatabaseIsAway() {
        LedgerSettings settings = LedgerSettings.inMemory("states-" + UUID.randomUUID());
        Dialect.Kind kind = Dialect.Kind.H2_MEMORY;
        try (Database database = Pool.database(settings, kind, Dialect.of(kind))) {
            assertThatThrownBy(() -> database.transaction(tx -> {
                        throw NO_STATE;
                    }))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("LED-2001");
        }
    }
}
