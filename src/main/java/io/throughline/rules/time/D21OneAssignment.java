package io.throughline.rules.time;

import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * D21: an entry must fit exactly one assignment that is marked for sync.
 *
 * @param assignment the one; null while held
 * @param ruling null if it fits one; held for the PMO with all candidates, or with none
 */
public record D21OneAssignment(Assignment assignment, Ruling ruling) {

    private static final String RULE = "D21";

    /**
     * Finds it.
     *
     * @param assignments of the project
     * @param namedId the one that the entry names; null if none. A name decides only among those that fit
     */
    public static D21OneAssignment of(
            List<Assignment> assignments,
            String namedId,
            TimeEntry.Work work,
            String taskId,
            LocalDate day,
            String team) {
        List<Assignment> fitting = assignments.stream()
                .filter(one -> one.fits(work.employeeId(), work.projectId(), taskId, day))
                .filter(one -> namedId == null || namedId.equals(one.id()))
                .toList();
        if (fitting.size() == 1) {
            return new D21OneAssignment(fitting.get(0), null);
        }
        Numbers numbers = Numbers.of("employee", work.employeeId())
                .and("project", work.projectId())
                .and("task", taskId)
                .and("day", day)
                .and("named", namedId)
                .and("candidates", fitting.stream().map(Assignment::id).collect(Collectors.joining(", ")));
        String says = fitting.isEmpty()
                ? "No assignment that is marked for sync fits."
                : "It fits %s candidates, and nobody knows which."
                        .formatted(fitting.size() == 2 ? "two" : fitting.size());
        return new D21OneAssignment(
                null,
                Ruling.held(
                        RULE,
                        says,
                        numbers.map(),
                        team,
                        "Leave exactly one assignment of this person, task and day marked for sync, and retry.",
                        null));
    }
}
