package io.throughline.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known about changes of the vendors' systems, shared by all runners on one ledger. Each method is one database transaction. Thread-safe;
 * throws as {@link Ledger} does.
 */
public interface DriftLedger {

    /** A ledger that keeps nothing: every runner checks for itself, and knows nothing of what others found. */
    DriftLedger NONE = new NoDriftLedger();

    /**
     * What a system said about its objects.
     *
     * @param text JSON
     * @param checkedAt when, by the database clock
     */
    record Shape(String text, Instant checkedAt) {}

    /**
     * In what a system differs from what a bundle was written for.
     *
     * @param findings JSON list
     * @param foundAt when it was found first or changed
     * @param caseTransaction the transaction whose desk case tells of it; null if none does
     */
    record Drift(String bundle, String system, String findings, Instant foundAt, String caseTransaction) {}

    /** What waits because of a drift names it so; it is due as soon as the drift is over. */
    static String awaited(String bundle, String system) {
        return "drift:" + bundle + ":" + system;
    }

    /** Takes a check that is due; false if none is, or another runner took it. The next is due after {@code every}. */
    boolean claimCheck(String system, Duration every);

    /** Stores what a system said; the next check is due after {@code next}. */
    void storeShape(String system, String text, Duration next);

    /**
     * What a system said last; empty if it was never asked, or not since then.
     *
     * @param since when the caller was told last; {@link Instant#EPOCH} for never
     */
    Optional<Shape> shape(String system, Instant since);

    /** Stores in what a system differs; what waits for it goes on waiting. */
    void found(String bundle, String system, String findings);

    /** Nothing differs any more: what waited for that becomes due. Does nothing if nothing was known to differ. */
    void over(String bundle, String system);

    /** Everything that differs. */
    List<Drift> all();

    /**
     * Whether the desk case of this transaction shall tell of a drift: none does yet, or that one's transaction has ended, or it is this one
     * already.
     */
    boolean takeCase(String bundle, String system, String transactionId);

    /** The transactions that wait for a drift, oldest first. */
    List<String> waiting(String bundle, String system);

    /**
     * Lets a transaction that waits for a drift finish with other files, which the drift does not touch, with an audit row; it is due at once. Whether
     * its steps allow that, {@link Repinning} says.
     *
     * @param version the version that was judged
     * @return false if it does not wait any more or has another version; nothing was changed then
     */
    boolean goOnWith(String transactionId, long version, String bundle, String actor, String reason);
}
