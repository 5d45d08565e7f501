package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import java.util.List;

/**
 * What decided each value of a result, and why a field has none. Holds data of the input: for people who may see it, not for logs.
 *
 * @param fields the values in the order they were made
 * @param absent the fields that rules name and that have no value, with the reason
 * @param result the result as far as it was made
 * @param problems what went wrong, if anything
 */
public record Explanation(List<Field> fields, List<Absent> absent, Object result, List<MappingProblem> problems) {

    /**
     * What decided one value.
     *
     * @param path the dotted path in the result
     * @param value the value, plain
     * @param position the rule: file and line of the mapping or overlay
     * @param layer the folder the file was found in, or {@code packed}
     * @param reads the paths of the input that were read, in order
     * @param rows the table rows that were used
     * @param validity the days on which the rule holds
     * @param rule what the rule does, a phrase for each of its words
     */
    public record Field(
            String path,
            Object value,
            Position position,
            String layer,
            List<String> reads,
            List<Row> rows,
            Validity validity,
            List<String> rule) {

        /** File and line of the table rows that were used. */
        public List<String> lookups() {
            return rows.stream().map(Row::place).toList();
        }
    }

    /**
     * A row of a table that answered.
     *
     * @param table its name; {@code crosswalk customer} for who is whom
     * @param key what was looked for: data of the input
     * @param column in which the answer stands; the system for a crosswalk
     * @param answer what it said
     * @param position file and line; null for a crosswalk, which the ledger knows
     * @param validity the days on which the row holds
     * @param owners whom the row is for, the narrowest first; empty for everybody
     */
    public record Row(
            String table,
            String key,
            String column,
            String answer,
            Position position,
            Validity validity,
            List<String> owners) {

        /** File and line; of a crosswalk, which one. */
        public String place() {
            return position == null ? table + " in " + column : position.toString();
        }
    }

    /**
     * Why a field has no value.
     *
     * @param path the dotted path in the result; {@code []} where it is so for every item of a list
     * @param kind which reason it is
     * @param why the reason in words; quotes no data of the input
     * @param position the rule, or what took it away
     * @param layer the folder the file was found in, or {@code packed}; empty if not known
     * @param reads the paths of the input that were read, in order
     * @param validity the days on which the rule holds
     * @param rule what the rule does, a phrase for each of its words
     */
    public record Absent(
            String path,
            Reason kind,
            String why,
            Position position,
            String layer,
            List<String> reads,
            Validity validity,
            List<String> rule) {}

    /** Why there is no value. */
    public enum Reason {
        /** A condition does not hold. */
        CONDITION("condition"),
        /** What is read has no value. */
        SOURCE("source-empty"),
        /** A table, an enum or the crosswalk says that there is none. */
        NO_ROW("no-row"),
        /** Text steps left nothing. */
        TEXT("no-text"),
        /** No rule holds on the day. */
        VALIDITY("not-valid"),
        /** An overlay leaves it out. */
        OMITTED("left-out"),
        /** It goes only into a record that is made, and the target has one. */
        ONLY_ON_CREATE("only-on-create"),
        /** The target has it already. */
        UNCHANGED("unchanged"),
        /** The rule makes nothing of what it reads. */
        NOTHING("nothing");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** Whether it could be sent, but is not because of the record that the target has. */
        public boolean isLeftOut() {
            return this == ONLY_ON_CREATE || this == UNCHANGED;
        }

        /** As JSON has it. */
        public String word() {
            return word;
        }
    }

    /** What decided one field and what lies in it, and the problems there; nothing if no rule names it. */
    public Explanation of(String field) {
        return new Explanation(
                fields.stream().filter(one -> isWithin(one.path(), field)).toList(),
                absent.stream().filter(one -> isWithin(one.path(), field)).toList(),
                result,
                problems.stream().filter(one -> isWithin(one.path(), field)).toList());
    }

    private static boolean isWithin(String path, String field) {
        return path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[");
    }
}
