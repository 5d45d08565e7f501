package io.throughline.rules.time;

import io.throughline.canonical.Json;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The accounting periods of one company and module, as its ERP has them (D17). Immutable; used by many threads. */
public final class Periods {

    private final List<Period> periods;

    /** Whether the books take something. */
    public enum State {
        /** Everybody may post. */
        OPEN,
        /** Only some users may. */
        LOCKED,
        /** Nobody may. */
        CLOSED
    }

    /**
     * @param startOn first day
     * @param endOn last day
     * @param state whether it takes postings
     */
    public record Period(LocalDate startOn, LocalDate endOn, State state) {

        boolean covers(LocalDate day) {
            return !day.isBefore(startOn) && !day.isAfter(endOn);
        }
    }

    /** In any order; where several cover a day, as those of two ledgers, the strictest counts. */
    public Periods(List<Period> periods) {
        this.periods =
                periods.stream().sorted(Comparator.comparing(Period::startOn)).toList();
    }

    /**
     * Those of a company that count for a module, of canonical {@code accounting-period} objects: its own, and those that name none.
     *
     * @param module such as {@code projects}; locks are per module
     */
    public static Periods of(List<Map<String, Object>> all, String legalEntity, String module) {
        Stream<Map<String, Object>> own = all.stream()
                .filter(period -> Objects.equals(legalEntity, Json.textAt(period, "legalEntity")))
                .filter(period -> Json.textAt(period, "module") == null
                        || module.equals(Json.textAt(period, "module"))
                        || "general-ledger".equals(Json.textAt(period, "module")));
        return new Periods(own.map(period -> new Period(
                        LocalDate.parse(Json.textAt(period, "startOn")),
                        LocalDate.parse(Json.textAt(period, "endOn")),
                        state(Json.textAt(period, "state"))))
                .toList());
    }

    private static State state(String word) {
        return switch (String.valueOf(word)) {
            case "open" -> State.OPEN;
            case "locked" -> State.LOCKED;
            default -> State.CLOSED;
        };
    }

    /** The state of a day; null if the ERP has no period for it. */
    public State on(LocalDate day) {
        State strictest = null;
        for (Period period : periods) {
            if (period.covers(day) && (strictest == null || period.state().compareTo(strictest) > 0)) {
                strictest = period.state();
            }
        }
        return strictest;
    }

    /** The first open day after a day; null if the ERP has none. */
    public LocalDate firstOpenAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        if (on(next) == State.OPEN) {
            return next;
        }
        return Stream.concat(
                        periods.stream().map(Period::startOn),
                        periods.stream().map(period -> period.endOn().plusDays(1)))
                .filter(start -> start.isAfter(day))
                .filter(start -> on(start) == State.OPEN)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
