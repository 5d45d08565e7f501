package io.throughline.ledger;

import java.util.List;

/**
 * Ids that go on as others after a merge at their source (D58). Subjects and crosswalk of the losing id resolve to the one that remains from then on, so that
 * open work goes there and nothing is made anew; what was bound before stays as history. Thread-safe.
 */
public interface Redirects {

    /** A ledger that keeps none: every id is itself. */
    Redirects NONE = new Redirects() {
        @Override
        public Redirected redirect(String kind, String fromId, String intoId, String transactionId) {
            throw new UnsupportedOperationException("LED-2300 this ledger keeps no redirects");
        }

        @Override
        public String resolved(String kind, String id) {
            return id;
        }
    };

    /**
     * Lets an id go on as another: in one database transaction, and the same again changes nothing. What the losing id was bound to goes to the one that remains,
     * unless that is bound to something else already.
     *
     * @param kind first word of the subjects that are about it, such as {@code customer}
     * @param transactionId the transaction that learnt of the merge, for the audit trail
     */
    Redirected redirect(String kind, String fromId, String intoId, String transactionId);

    /** What an id goes on as today, over any number of merges; itself if it was never merged. */
    String resolved(String kind, String id);

    /**
     * What a redirect did.
     *
     * @param intoId the id that remains, over later merges too
     * @param circle the other id already goes on as this one: nothing was done
     * @param moved what is bound to the remaining id now, {@code subject = id in system}
     * @param apart what both ids were bound to, each to something else: two records at the target stand for one party, and a person must decide
     */
    record Redirected(String intoId, boolean circle, List<String> moved, List<String> apart) {

        public Redirected {
            moved = List.copyOf(moved);
            apart = List.copyOf(apart);
        }
    }
}
