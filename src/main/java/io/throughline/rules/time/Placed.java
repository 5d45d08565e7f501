package io.throughline.rules.time;

import java.time.LocalDate;

/**
 * Where an entry belongs.
 *
 * @param day work date (D9)
 * @param taskId task (D10); null if it has none
 * @param assignment the one it fits (D21); null if none is needed
 * @param lineKey key of the contract line; null if none is named
 */
record Placed(LocalDate day, String taskId, Assignment assignment, String lineKey) {

    /** The first that is known: of the entry, of the assignment, of the line. */
    String role(TimeEntry entry, ProjectTerms.Line line) {
        if (entry.billing().role() != null) {
            return entry.billing().role();
        }
        return assignment != null && assignment.role() != null ? assignment.role() : line.role();
    }

    /** Company whose person works; null: the one that contracts. */
    String resourcingEntity(TimeEntry entry) {
        String own = entry.billing().resourcingEntity();
        return own != null || assignment == null ? own : assignment.resourcing().entity();
    }
}
