package io.throughline.rules;

import io.throughline.config.WorkCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time of a deal.
 *
 * @param start first day
 * @param end last day, not before the first
 * @param calendar working days of the region
 */
record PlannedTime(LocalDate start, LocalDate end, WorkCalendar calendar) {

    static PlannedTime of(Deal deal) {
        return new PlannedTime(
                deal.startOn().orElseThrow(),
                deal.endOn().orElseThrow(),
                deal.entity().delivery().calendar());
    }

    /** The working day at a part of the time, in per cent; never before the start or after the end. */
    LocalDate at(int percent) {
        long days = ChronoUnit.DAYS.between(start, end) * percent / 100;
        return calendar.workingDayUpTo(start.plusDays(days), start);
    }
}
