package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * D17: if the period of the work date is closed, the work date stays and the accounting date becomes the first open day, or the entry is held.
 *
 * @param accountingOn accounting date; null while held
 * @param workedOn day of the work, which never moves
 * @param ruling says if it moved or is held; null if the day is open
 */
public record D17AccountingDate(LocalDate accountingOn, LocalDate workedOn, Ruling ruling) {

    private static final String RULE = "D17";

    /** What becomes of work of a closed period. */
    public enum Closed {
        /** Accounted for on the first open day. */
        FIRST_OPEN_DAY,
        /** Held: current or nothing. */
        HOLD
    }

    /** What becomes of work of a locked one. */
    public enum Locked {
        /** As of a closed one. */
        AS_CLOSED,
        /** Held. */
        HOLD,
        /** Posted: our user may. */
        POST
    }

    /**
     * The accounting date of a day.
     *
     * @param day day of the work; for a reversal the accounting date of what it takes back
     * @param team who decides
     */
    public static D17AccountingDate of(Periods periods, LocalDate day, Closed closed, Locked locked, String team) {
        Periods.State state = periods.on(day);
        if (state == Periods.State.OPEN || (state == Periods.State.LOCKED && locked == Locked.POST)) {
            return new D17AccountingDate(day, day, null);
        }
        Numbers numbers = Numbers.of("day", day).and("period", YearMonth.from(day));
        if (state == null) {
            return held("The ERP has no accounting period for the day.", numbers, day, team);
        }
        numbers.and("state", state == Periods.State.LOCKED ? "locked" : "closed");
        boolean holds = state == Periods.State.LOCKED && locked == Locked.HOLD
                || (state == Periods.State.CLOSED || locked == Locked.AS_CLOSED) && closed == Closed.HOLD;
        LocalDate next = holds ? null : periods.firstOpenAfter(day);
        if (next == null) {
            return held(
                    holds
                            ? "The period of the day takes no postings, and the policy is to hold."
                            : "The period of the day takes no postings, and no later one is open.",
                    numbers,
                    day,
                    team);
        }
        return new D17AccountingDate(
                next,
                day,
                Ruling.applied(
                        RULE,
                        "The period of the day takes no postings, so it is accounted for on the first open day.",
                        numbers.and("accounting date", next).map()));
    }

    private static D17AccountingDate held(String says, Numbers numbers, LocalDate day, String team) {
        return new D17AccountingDate(
                null,
                day,
                Ruling.held(
                        RULE,
                        says,
                        numbers.map(),
                        team,
                        "Open the period in the ERP, or set rules.D17.closed to first-open-day, and retry.",
                        null));
    }

    /** Whether nothing may be posted. */
    public boolean isHeld() {
        return accountingOn == null;
    }

    /** Whether the accounting date is another than the day's. */
    public boolean isMoved() {
        return accountingOn != null && !accountingOn.equals(workedOn);
    }

    /** The period of the accounting date, {@code yyyy-mm}. */
    public String period() {
        return YearMonth.from(accountingOn).toString();
    }

    /**
     * A late entry, listed with the accrual that is proposed for the period of the work.
     *
     * @param revenue in the books' currency; null if it is not charged
     * @param materiality from which amount on it is listed
     * @return null if it is not late or too small
     */
    Ruling late(Money revenue, BigDecimal materiality) {
        if (!isMoved()
                || revenue == null
                || revenue.value().abs().compareTo(materiality) < 0
                || revenue.signum() == 0) {
            return null;
        }
        return Ruling.warned(
                RULE,
                "It is late: an accrual in the period of the work is proposed.",
                Numbers.of("period", YearMonth.from(workedOn))
                        .and("accounted for in", period())
                        .and("proposed accrual", revenue)
                        .map());
    }
}
