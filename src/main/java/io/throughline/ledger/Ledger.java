package io.throughline.ledger;

import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.ledger.recorded.RecordedLedger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The durable memory of every business transaction. Each method is one database transaction and has returned only when it is
 * committed. Leases, due times and settle times are computed and judged by the database clock alone (G7). Thread-safe.
 *
 * <p>Any method throws {@link LedgerUnavailableException} if the database cannot be reached or refuses; nothing of that call
 * was stored unless the exception says that the answer to the commit was lost.
 */
public interface Ledger extends AutoCloseable {

    /** Stores an event and starts its transactions, or finds that the fact is already known (G1, G2). */
    Accepted accept(NewEvent event, List<NewTransaction> starts);

    /**
     * Claims transactions of a workflow that are due and pinned to a bundle, oldest first: compare-and-set, epoch + 1, crash counter + 1. None is
     * claimed while an older event of the same business object is open (G9).
     *
     * @param bundle hash of the files that the claimer runs (G11)
     * @param limit no more than the claimer has free threads
     */
    List<Lease> claim(String workflow, String bundle, String owner, int limit, Duration lease);

    /**
     * Takes the crash count of a claim back, because its worker lives: it recorded nothing, as it lost its lease or did not reach the ledger (G8).
     * The lease is left to end by itself. Does nothing if an outcome was recorded since, or for the same claim a second time.
     */
    void abandon(Lease lease);

    /** Gives back a claim that was never begun: its crash count is taken back, and it is due at once if nobody else claimed it. */
    void release(Lease lease);

    /** Prolongs a lease; false: it is lost, stop at the next safe point and write nothing. */
    boolean heartbeat(Lease lease, Duration duration);

    /** Stores all changes together, fenced by the epoch, under a name that the ledger gives; for a caller that never tries again. */
    default Committed commit(Lease lease, List<Change> changes) {
        return commit(lease, null, changes);
    }

    /**
     * Stores all changes together, fenced by the epoch.
     *
     * @param commitId names this commit among all of the transaction, the same when it is tried again: after {@link LedgerUnavailableException}
     *     nobody knows whether it was carried out, and a second try then finds it and stores nothing twice; null: a new one
     * @throws LeaseLostException if another worker claimed the transaction meanwhile; nothing was stored
     */
    Committed commit(Lease lease, String commitId, List<Change> changes);

    /** All that is known about one transaction. */
    Optional<TransactionHistory> history(String transactionId);

    /** Newest first, for lists. */
    List<TransactionHistory> recent(int limit);

    /** The transactions of one event or one business object, oldest first. */
    List<TransactionRecord> ofObject(String objectType, String objectId);

    /** The transactions started by another one of the same deal. */
    List<TransactionRecord> childrenOf(String transactionId);

    /** External ids bound to a canonical id now, by system. */
    Map<String, String> bindings(String kind, String canonicalId);

    /** Canonical ids that an id of a system is bound to now, sorted; more than one if a system has one record for several of ours. */
    List<String> boundTo(String kind, String system, String externalId);

    /** Ends leases left by a process that is surely dead (H2 file lock): epoch + 1, due at once; open intents settle anew. */
    int endLeasesOfDeadOwner();

    /**
     * How many open transactions of the same business object wait until each of these has ended (G9).
     *
     * @return a number for each id that is known
     */
    Map<String, Integer> waitingBehind(Collection<String> transactionIds);

    /** How many transactions are due, leased, waiting and with a person. */
    Workload workload();

    /** The stored position of a feed, if it has one. */
    Optional<String> cursor(String feed);

    /** Moves a feed's position; only after everything up to it was accepted (I14). */
    void moveCursor(String feed, String position);

    /** What intake has last seen of a source object, if anything. */
    Optional<SourceObject> sourceObject(String source, String objectType, String objectId);

    /** Remembers what intake saw of a source object. */
    void remember(SourceObject seen);

    /**
     * Page feeds and what they handed on.
     *
     * @throws UnsupportedOperationException if this ledger keeps none
     */
    default FeedLedger feeds() {
        throw new UnsupportedOperationException("INT-2101 this ledger keeps no page feeds");
    }

    /**
     * Notes that a runner calls an account, and tells how many do.
     *
     * @param runner a name that no other runner has
     * @param lease how long it counts without another note, by the database clock
     * @return at least 1; a ledger of one process says so
     */
    default int callersOf(String system, String runner, Duration lease) {
        return 1;
    }

    /** Ids that go on as others after a merge (D58). */
    default Redirects redirects() {
        return Redirects.NONE;
    }

    /** Desk cases, as people work on them. */
    DeskLedger desk();

    /** The text of a bundle, stored once by its hash (G11). */
    void storeBundle(String hash, byte[] content);

    /** Stored bundles, and which transactions are pinned to them. */
    BundleLedger bundles();

    /**
     * What was recorded of past transactions, for a replay. Reads only.
     *
     * @throws UnsupportedOperationException if this ledger keeps no records to replay
     */
    default RecordedLedger recorded() {
        throw new UnsupportedOperationException("MAP-1151 this ledger keeps no records that can be replayed");
    }

    /** What is known about changes of the vendors' systems; a ledger that keeps none says {@link DriftLedger#NONE}. */
    default DriftLedger drift() {
        return DriftLedger.NONE;
    }

    /**
     * Time entries, expenses and their posting lines.
     *
     * @throws UnsupportedOperationException if this ledger keeps none
     */
    default EntryLedger entries() {
        throw new UnsupportedOperationException("LED-2102 this ledger keeps no time entries or expenses");
    }

    /**
     * Copies of canonical objects of other systems.
     *
     * @throws UnsupportedOperationException if this ledger keeps none
     */
    default ReferenceLedger references() {
        throw new UnsupportedOperationException("LED-2103 this ledger keeps no copies of other systems' objects");
    }

    /** All rows that the invariants speak about, as of one moment; for {@link io.throughline.ledger.check.HistoryChecker}. Reads everything. */
    LedgerSnapshot snapshot();

    @Override
    void close();
}
