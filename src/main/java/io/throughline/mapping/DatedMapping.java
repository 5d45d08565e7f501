package io.throughline.mapping;

import io.throughline.canonical.JsonParts;
import io.throughline.config.Validity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A mapping whose rules change by the day: one compiled mapping for each period. Immutable; may be used by several threads.
 *
 * @param periods the earliest first, no day left out
 * @param validOn which day counts
 */
record DatedMapping(List<Period> periods, ValidOn validOn) {

    private static final int LENGTH_OF_DATE = "2026-12-31".length();
    private static final String DATE = "date";

    /** What is in force in one period. */
    record Period(Validity validity, Mapping mapping) {}

    /**
     * The day that counts.
     *
     * @param value gives it; null: the business date of the context
     * @param origin where that stands
     * @param reads what it reads
     * @param parts of the input that it looks at
     */
    record ValidOn(Value value, Origin origin, Set<String> reads, JsonParts parts) {

        /** The business date. */
        static final ValidOn DATE = new ValidOn(null, null, Set.of("$date"), JsonParts.none());
    }

    /**
     * The mapping that is in force.
     *
     * @param origin of the mapping as a whole, for problems
     * @throws MappingException if the day is not known: then nobody can say which rules count
     */
    Mapping at(Object input, Map<String, Object> context, Origin origin, String name) {
        LocalDate day = day(input, context, origin, name);
        return periods.stream()
                .filter(period -> period.validity().holdsOn(day))
                .findFirst()
                .orElseThrow()
                .mapping();
    }

    private LocalDate day(Object input, Map<String, Object> context, Origin origin, String name) {
        Recording recording = new Recording();
        Run run = Run.recorded(recording);
        Origin place = validOn.origin() == null ? origin : validOn.origin();
        Object given =
                validOn.value() == null ? context.get(DATE) : validOn.value().in(run, Scope.of(input, context));
        LocalDate day = dateOrNull(given);
        if (day == null && run.problems().isEmpty()) {
            run.problem(
                    given == null || given == Value.ABSENT ? "MAP-2001" : "MAP-2005",
                    place,
                    "the rules of this mapping change by the day, and %s gives no date."
                            .formatted(validOn.value() == null ? "$date" : "'validOn'"),
                    "Give the date, or mend 'validOn'.");
        }
        if (!run.problems().isEmpty()) {
            throw new MappingException(name, run.problems());
        }
        return day;
    }

    private static LocalDate dateOrNull(Object given) {
        String text = String.valueOf(given);
        try {
            return LocalDate.parse(text.length() > LENGTH_OF_DATE ? text.substring(0, LENGTH_OF_DATE) : text);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** What any period reads, and what tells the day. */
    Set<String> reads() {
        Set<String> reads = new TreeSet<>(all(Mapping::reads));
        reads.addAll(validOn.reads());
        return reads;
    }

    /** The parts of the input that any period looks at. */
    JsonParts parts() {
        return periods.stream().map(period -> period.mapping().parts()).reduce(validOn.parts(), JsonParts::and);
    }

    /** What the mappings of all periods say together. */
    Set<String> all(Function<Mapping, Set<String>> part) {
        Set<String> all = new TreeSet<>();
        periods.forEach(period -> all.addAll(part.apply(period.mapping())));
        return all;
    }
}
