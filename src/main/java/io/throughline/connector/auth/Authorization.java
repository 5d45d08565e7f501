package io.throughline.connector.auth;

import io.throughline.connector.http.Deadline;

/** The way into one account. Safe for several threads: only one of them fetches a token, the others wait for it. */
public interface Authorization {

    /**
     * A token that was good when last seen.
     *
     * @throws AccessException if there is none
     */
    Access access(Deadline deadline) throws AccessException;

    /**
     * Another token after the vendor refused this one. May give the same again if the credentials know no other.
     *
     * @throws AccessException if there is none
     */
    Access renewed(Access refused, Deadline deadline) throws AccessException;

    /** Whether a renewed access differs from the refused one, so that trying it makes sense. */
    static boolean isNew(Access renewed, Access refused) {
        return !renewed.sameTokenAs(refused);
    }
}
