package io.throughline.ledger.check;

import java.util.List;

/** Looks for violations of one invariant. */
interface InvariantCheck {

    /** Empty if it holds. */
    List<Violation> violations(History history);

    /** Whether the evidence has what the invariant speaks about. */
    default boolean canJudge(Evidence evidence) {
        return true;
    }
}
