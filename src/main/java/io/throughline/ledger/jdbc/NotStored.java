package io.throughline.ledger.jdbc;

import io.throughline.ledger.Committed;

/** Ends a commit that must not be stored; everything it wrote so far is rolled back. */
final class NotStored extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Committed answer;

    NotStored(Committed answer) {
        super("not stored", null, false, false);
        this.answer = answer;
    }

    Committed answer() {
        return answer;
    }
}
