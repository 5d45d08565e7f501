package io.throughline.mapping;

import io.throughline.canonical.Json;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A table and the column that is asked for.
 *
 * @param standIn for an unknown key, or null if that is an error
 * @param day on which the row must hold; not asked for tables without days
 */
record Lookup(LookupTable.Resolved table, int column, Steps.Constant standIn, Value day, Origin origin)
        implements Translation {

    @Override
    public Object of(String word, Run run, Scope scope) {
        LocalDate on = null;
        if (table.asksForDay(word)) {
            Object found = day.in(run, scope);
            Optional<LocalDate> date = Conditions.day(found);
            if (date.isEmpty()) {
                return withoutDay(found, run);
            }
            on = date.get();
        }
        LookupTable.Row row = table.row(word, on);
        if (row != null) {
            run.lookedUp(this, word, row);
            return row.values().get(column);
        }
        return standIn == null ? unknown(word, on, run) : standIn.value();
    }

    /** The answer of a row, for people. */
    Explanation.Row told(String word, LookupTable.Row row) {
        return new Explanation.Row(
                table.name(),
                word,
                table.columns().get(column),
                row.values().get(column),
                row.position(),
                row.days(),
                row.limits().owners());
    }

    private Object withoutDay(Object found, Run run) {
        run.problem(
                "MAP-2017",
                origin,
                "the rows of " + table.file() + " hold from day to day, but the day is "
                        + Json.describe(Structures.isEmpty(found) ? null : found) + ".",
                "Name a date with 'on', or give $date.");
        return Value.ABSENT;
    }

    private Object unknown(String word, LocalDate on, Run run) {
        UnmappedValue value = new UnmappedValue(table.file(), table.column(), word);
        if (table.knows(word)) {
            run.unmapped(
                    value,
                    "MAP-2016",
                    origin,
                    "the lookup " + table.file() + " knows this key (text of " + word.length()
                            + " characters), but has no row for it on " + on + ".",
                    "Add a row for this day, or mend validFrom and validTo.");
        } else {
            run.unmapped(
                    value,
                    "MAP-2006",
                    origin,
                    "the lookup " + table.file() + " does not know this key in its column " + table.column()
                            + " (text of " + word.length() + " characters).",
                    "Add a row for it, or a 'default' to the lookup.");
        }
        return Value.ABSENT;
    }
}
