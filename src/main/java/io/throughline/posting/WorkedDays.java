package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.EntryLedger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How long people worked on the days of a page, over all entries that are known (D20). For one thread. */
final class WorkedDays {

    private final Map<Day, Long> seconds = new HashMap<>();

    private record Day(String personId, LocalDate on) {}

    static WorkedDays of(String system, List<Candidate> candidates, EntryLedger ledger) {
        WorkedDays days = new WorkedDays();
        TreeSet<LocalDate> span = candidates.stream()
                .map(RuledEntries::day)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!span.isEmpty()) {
            List<String> people = candidates.stream()
                    .map(WorkedDays::person)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            ledger.workedDays(system, people, span.first(), span.last())
                    .forEach(one -> days.seconds.put(new Day(one.personId(), one.day()), one.seconds()));
        }
        return days;
    }

    private static String person(Candidate one) {
        return Json.textAt(one.data(), "employee.id");
    }

    /** What the person worked on the entry's day beside the entry; from now on the entry counts as it is now. */
    long beside(Candidate one) {
        one.known().ifPresent(before -> {
            Day was = new Day(before.place().personId(), before.place().workedOn());
            seconds.computeIfPresent(
                    was, (day, sum) -> Math.max(0, sum - before.place().workedSeconds()));
        });
        Day day = new Day(person(one), RuledEntries.day(one));
        long beside = seconds.getOrDefault(day, 0L);
        if (one.data().get("workedSeconds") instanceof Number worked) {
            seconds.put(day, beside + worked.longValue());
        }
        return beside;
    }
}
