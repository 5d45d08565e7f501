package io.throughline.ledger.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** The current row of a result, in the types of the ledger. */
final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    String text(String column) throws SQLException {
        return rows.getString(column);
    }

    int number(String column) throws SQLException {
        return rows.getInt(column);
    }

    long bigNumber(String column) throws SQLException {
        return rows.getLong(column);
    }

    BigDecimal decimal(String column) throws SQLException {
        return rows.getBigDecimal(column);
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    byte[] bytes(String column) throws SQLException {
        return rows.getBytes(column);
    }

    Instant instant(String column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    Map<String, Object> document(String column) throws SQLException {
        return Documents.read(rows.getString(column));
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, rows.getString(column));
    }
}
