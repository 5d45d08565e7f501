package io.throughline.rules.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * D22: the week of a day, whose timesheet the entry lands in.
 *
 * @param startOn first day
 * @param endOn last day, six days later
 */
public record D22Week(LocalDate startOn, LocalDate endOn) {

    /** The week of a day where weeks start as the calendar says. */
    public static D22Week of(LocalDate day, DayOfWeek weekStart) {
        LocalDate start = day.with(TemporalAdjusters.previousOrSame(weekStart));
        return new D22Week(start, start.plusDays(6));
    }
}
