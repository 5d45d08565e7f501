package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.Validity;
import io.throughline.mapping.Explanation;

/** Parts of an explanation in words. */
public final class ExplanationWords {

    private ExplanationWords() {}

    /** JSON, but an amount as people write it: {@code 12000.50 EUR}. */
    public static String value(Object value) {
        return Money.ofPlain(value)
                .map(money -> money.value().toPlainString() + " " + money.currency())
                .orElseGet(() -> Json.write(value));
    }

    /** {@code the row of countries for 'DE': 'Germany', valid since 2020-01-01, for de (mappings/lookups/countries.csv:7:1)}. */
    public static String row(Explanation.Row row) {
        return row(row, "'" + row.key() + "'", "'" + row.answer() + "'");
    }

    /**
     * The same with other words for what the row was asked and answered.
     *
     * @param key what was looked for, as it may be shown
     * @param answer what it said, as it may be shown
     */
    public static String row(Explanation.Row row, String key, String answer) {
        String where = row.position() == null ? "%s in %s".formatted(row.table(), row.column()) : row.table();
        return "the row of %s for %s: %s%s%s%s"
                .formatted(
                        where,
                        key,
                        answer,
                        row.validity().equals(Validity.ALWAYS) ? "" : ", valid " + row.validity(),
                        row.owners().isEmpty() ? "" : ", for " + String.join(" ", row.owners()),
                        row.position() == null ? "" : " (" + row.position() + ")");
    }
}
