package io.throughline.rules.time;

import io.throughline.config.WorkCalendar;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** D20: hours above the day's maximum, on a day nobody works, or none at all, are a warning or go back to who logged them. */
public final class D20DayHours {

    private static final String RULE = "D20";
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private D20DayHours() {}

    /** What becomes of it. */
    public enum Action {
        /** Nothing. */
        ALLOW,
        /** It goes on, and the report tells. */
        WARN,
        /** Back to who logged it. */
        RETURN,
        /** A warning once it is approved, else back. */
        BY_APPROVAL
    }

    /**
     * What a region says.
     *
     * @param max most hours of a day; null: none
     * @param above what becomes of hours above it
     * @param nonWorkingDay of work on a day nobody works
     * @param zeroHours of an entry without hours
     */
    public record Policy(BigDecimal max, Action above, Action nonWorkingDay, Action zeroHours) {}

    /**
     * Judges an entry.
     *
     * @param seconds of the entry
     * @param otherSeconds of the same person on the same day, without this entry
     * @param approved whether it is approved
     * @return every warning and return; empty if all is well
     */
    public static List<Ruling> judge(
            LocalDate day, long seconds, long otherSeconds, boolean approved, WorkCalendar calendar, Policy policy) {
        List<Ruling> rulings = new ArrayList<>(2);
        if (seconds == 0) {
            add(rulings, policy.zeroHours(), approved, "The entry has no hours.", Numbers.of("day", day));
        }
        if (policy.max() != null && seconds > 0) {
            long together = seconds + otherSeconds;
            if (BigDecimal.valueOf(together).compareTo(policy.max().multiply(HOUR)) > 0) {
                Numbers numbers = Numbers.of("day", day)
                        .and("seconds of the day", together)
                        .and("maximum in hours", policy.max());
                add(rulings, policy.above(), approved, "The hours of the day are above its maximum.", numbers);
            }
        }
        if (seconds > 0 && !calendar.isWorkingDay(day)) {
            add(rulings, policy.nonWorkingDay(), approved, "Nobody works on this day.", Numbers.of("day", day));
        }
        return rulings;
    }

    private static void add(List<Ruling> rulings, Action action, boolean approved, String says, Numbers numbers) {
        boolean back = action == Action.RETURN || (action == Action.BY_APPROVAL && !approved);
        if (back) {
            rulings.add(Ruling.returned(
                    RULE, says, numbers.map(), "Correct the hours or the day in the timesheet and submit it again."));
        } else if (action != Action.ALLOW) {
            rulings.add(Ruling.warned(RULE, says, numbers.map()));
        }
    }
}
