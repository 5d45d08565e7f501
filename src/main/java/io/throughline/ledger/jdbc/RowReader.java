package io.throughline.ledger.jdbc;

import java.sql.SQLException;

/** Makes a value of the current row. */
@FunctionalInterface
interface RowReader<T> {
    T read(Row row) throws SQLException;
}
