package io.throughline.ledger.jdbc;

import io.throughline.ledger.Change;
import java.sql.SQLException;

/** Writes one kind of change. */
@FunctionalInterface
interface ChangeWriter<C extends Change> {
    void write(Writing writing, C change) throws SQLException;
}
