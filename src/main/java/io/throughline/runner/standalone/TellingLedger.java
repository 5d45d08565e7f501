package io.throughline.runner.standalone;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.BundleLedger;
import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.DeskLedger;
import io.throughline.ledger.DriftLedger;
import io.throughline.ledger.FeedLedger;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.Redirects;
import io.throughline.ledger.SourceObject;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.Workload;
import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.ledger.recorded.RecordedLedger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line to the log for every transaction that ended or needs a person; ids, rules and teams, no data. Thread-safe. */
final class TellingLedger implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger("io.throughline.transactions");

    private final Ledger ledger;

    TellingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Committed commit(Lease lease, String commitId, List<Change> changes) {
        Committed committed = ledger.commit(lease, commitId, changes);
        if (committed instanceof Committed.Stored
                && LOG.isInfoEnabled()
                && changes.stream().anyMatch(TellingLedger::isNews)) {
            tellOf(lease.transactionId());
        }
        return committed;
    }

    /** What is stored stays so, whether or not it can be told. */
    private void tellOf(String transactionId) {
        try {
            ledger.history(transactionId).ifPresent(TellingLedger::tell);
        } catch (LedgerUnavailableException away) {
            LOG.info("transaction {} ended or needs a person; the ledger cannot be read for more", transactionId);
        }
    }

    private static boolean isNews(Change change) {
        return change instanceof Change.OpenCase
                || (change instanceof Change.Move move && move.state().isFinal());
    }

    private static void tell(TransactionHistory history) {
        TransactionRecord transaction = history.transaction();
        String state =
                transaction.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        LOG.info(
                "{} {} ({}) {}: {}{} [transaction {}]",
                transaction.objectType(),
                transaction.objectId(),
                transaction.region() == null ? "region not known yet" : transaction.region(),
                transaction.workflow(),
                state,
                history.desk().map(TellingLedger::desk).orElse(""),
                transaction.id());
    }

    private static String desk(CaseRecord desk) {
        return ", %s %s for %s: %s"
                .formatted(
                        desk.opened().kind(),
                        desk.opened().code(),
                        desk.opened().team(),
                        desk.opened().title());
    }

    @Override
    public Accepted accept(NewEvent event, List<NewTransaction> starts) {
        return ledger.accept(event, starts);
    }

    @Override
    public List<Lease> claim(String workflow, String bundle, String owner, int limit, Duration lease) {
        return ledger.claim(workflow, bundle, owner, limit, lease);
    }

    @Override
    public void abandon(Lease lease) {
        ledger.abandon(lease);
    }

    @Override
    public void release(Lease lease) {
        ledger.release(lease);
    }

    @Override
    public Map<String, Integer> waitingBehind(Collection<String> transactionIds) {
        return ledger.waitingBehind(transactionIds);
    }

    @Override
    public DriftLedger drift() {
        return ledger.drift();
    }

    @Override
    public BundleLedger bundles() {
        return ledger.bundles();
    }

    @Override
    public boolean heartbeat(Lease lease, Duration duration) {
        return ledger.heartbeat(lease, duration);
    }

    @Override
    public Optional<TransactionHistory> history(String transactionId) {
        return ledger.history(transactionId);
    }

    @Override
    public List<TransactionHistory> recent(int limit) {
        return ledger.recent(limit);
    }

    @Override
    public List<TransactionRecord> ofObject(String objectType, String objectId) {
        return ledger.ofObject(objectType, objectId);
    }

    @Override
    public List<TransactionRecord> childrenOf(String transactionId) {
        return ledger.childrenOf(transactionId);
    }

    @Override
    public Map<String, String> bindings(String kind, String canonicalId) {
        return ledger.bindings(kind, canonicalId);
    }

    @Override
    public List<String> boundTo(String kind, String system, String externalId) {
        return ledger.boundTo(kind, system, externalId);
    }

    @Override
    public int endLeasesOfDeadOwner() {
        return ledger.endLeasesOfDeadOwner();
    }

    @Override
    public Workload workload() {
        return ledger.workload();
    }

    @Override
    public Optional<String> cursor(String feed) {
        return ledger.cursor(feed);
    }

    @Override
    public void moveCursor(String feed, String position) {
        ledger.moveCursor(feed, position);
    }

    @Override
    public Optional<SourceObject> sourceObject(String source, String objectType, String objectId) {
        return ledger.sourceObject(source, objectType, objectId);
    }

    @Override
    public void remember(SourceObject seen) {
        ledger.remember(seen);
    }

    @Override
    public int callersOf(String system, String runner, Duration lease) {
        return ledger.callersOf(system, runner, lease);
    }

    @Override
    public FeedLedger feeds() {
        return ledger.feeds();
    }

    @Override
    public Redirects redirects() {
        return ledger.redirects();
    }

    @Override
    public EntryLedger entries() {
        return ledger.entries();
    }

    @Override
    public ReferenceLedger references() {
        return ledger.references();
    }

    @Override
    public DeskLedger desk() {
        return ledger.desk();
    }

    @Override
    public void storeBundle(String hash, byte[] content) {
        ledger.storeBundle(hash, content);
    }

    @Override
    public RecordedLedger recorded() {
        return ledger.recorded();
    }

    @Override
    public LedgerSnapshot snapshot() {
        return ledger.snapshot();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
