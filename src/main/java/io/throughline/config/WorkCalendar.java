package io.throughline.config;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The working days of a region.
 *
 * @param weekStart first day of a week
 * @param workingDays at least one
 * @param holidays days nobody works
 * @param hoursPerDay turns days sold into hours; above zero
 */
public record WorkCalendar(
        DayOfWeek weekStart, Set<DayOfWeek> workingDays, Set<LocalDate> holidays, BigDecimal hoursPerDay) {

    /** Whether people work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The last working day up to {@code day}, but never before {@code floor}: there it stays at the floor. */
    public LocalDate workingDayUpTo(LocalDate day, LocalDate floor) {
        LocalDate candidate = day;
        while (candidate.isAfter(floor) && !isWorkingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }
}
