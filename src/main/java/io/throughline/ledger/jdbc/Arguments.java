package io.throughline.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Binds Java values as both databases understand them: instants as UTC, durations as milliseconds, enums by name. */
final class Arguments {

    private Arguments() {}

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, converted(values[i]));
        }
    }

    private static Object converted(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Duration duration) {
            return duration.toMillis();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
