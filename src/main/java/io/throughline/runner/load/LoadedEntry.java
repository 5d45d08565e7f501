package io.throughline.runner.load;

import java.time.LocalDate;

/**
 * A time entry or an expense as the PSA has it.
 *
 * @param kind which of the two
 * @param id its number in the PSA
 * @param project it was worked or spent for
 * @param person who
 * @param on day of the work or the receipt
 * @param quantity minutes of work, or minor units of money
 * @param billable whether the customer is to be charged
 * @param state where it stands
 */
public record LoadedEntry(
        Kind kind,
        long id,
        LoadedProject project,
        LoadedPerson person,
        LocalDate on,
        long quantity,
        boolean billable,
        State state) {

    /** What was recorded. */
    public enum Kind {
        /** Work, in minutes. */
        TIME,
        /** Money that was spent. */
        EXPENSE
    }

    /** Where an entry stands. */
    public enum State {
        /** Only its author has seen it. */
        DRAFT,
        /** It waits for approval. */
        SUBMITTED,
        /** It goes to the books. */
        APPROVED,
        /** It went back to its author. */
        REJECTED
    }

    boolean approved() {
        return state == State.APPROVED;
    }

    LoadedEntry with(long other) {
        return new LoadedEntry(kind, id, project, person, on, other, billable, state);
    }

    LoadedEntry with(State other) {
        return new LoadedEntry(kind, id, project, person, on, quantity, billable, other);
    }
}
