package io.throughline.ledger;

import java.util.Map;

/** What a commit came to. */
public sealed interface Committed {

    /** Everything was stored. */
    record Stored() implements Committed {}

    /**
     * Nothing was stored: another transaction reserved the subject and has no result yet.
     *
     * @param holder the transaction that works on it
     */
    record SubjectTaken(String subject, String holder) implements Committed {}

    /**
     * Nothing was stored: the subject exists already.
     *
     * @param holder the transaction that made it
     * @param result what it confirmed
     */
    record SubjectExists(String subject, String holder, Map<String, Object> result) implements Committed {}
}
