package io.throughline.ledger.jdbc;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.BundleLedger;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The ledger on H2 or PostgreSQL, isolation READ COMMITTED. Opening it migrates the tables and checks that the database keeps what it
 * commits. Thread-safe.
 */
public final class JdbcLedger implements Ledger {

    private final Database database;
    private final Optional<ManualDatabaseClock> manualClock;
    private final AcceptSql accept;
    private final ClaimSql claim;
    private final GiveBackSql givingBack;
    private final LeaseSql leases;
    private final AnswerSql answers;
    private final CommitSql commit;
    private final HistorySql history;
    private final CrosswalkSql crosswalk;
    private final RedirectSql redirects;
    private final DeskSql desk;
    private final WorkloadSql workload;
    private final FeedSql feeds;
    private final PageFeedSql pages;
    private final CallerSql callers;
    private final BundleSql bundles;
    private final DriftSql drift;
    private final SnapshotSql snapshot;
    private final RecordedSql recorded;
    private final JdbcEntryLedger entries;
    private final ReferenceSql references;

    private JdbcLedger(Database database, Supplier<String> ids, Duration retention, ManualDatabaseClock manualClock) {
        this.database = database;
        this.manualClock = Optional.ofNullable(manualClock);
        accept = new AcceptSql(database, ids);
        claim = new ClaimSql(database, ids);
        givingBack = new GiveBackSql(database);
        leases = new LeaseSql(database);
        answers = new AnswerSql(database.dialect(), retention);
        commit = new CommitSql(database, new GroupedCommits(database), ids, answers);
        history = new HistorySql(database, ids);
        desk = new DeskSql(database, history, ids);
        crosswalk = new CrosswalkSql(database);
        redirects = new RedirectSql(database);
        workload = new WorkloadSql(database);
        feeds = new FeedSql(database);
        pages = new PageFeedSql(database, ids);
        callers = new CallerSql(database);
        bundles = new BundleSql(database, ids);
        drift = new DriftSql(database);
        snapshot = new SnapshotSql(database);
        recorded = new RecordedSql(database);
        entries = new JdbcEntryLedger(database, ids);
        references = new ReferenceSql(database);
    }

    /**
     * Opens a ledger on connections of its own.
     *
     * @param ids gives a new unique id of at most 64 characters on each call; thread-safe
     * @throws IllegalArgumentException if the database would not keep what it acknowledges
     * @throws LedgerUnavailableException if it cannot be reached or migrated
     */
    public static JdbcLedger open(LedgerSettings settings, Supplier<String> ids) {
        Dialect.Kind kind = LedgerUrl.kindOf(settings.url(), settings.durability());
        return prepared(Pool.database(settings, kind, Dialect.of(kind)), ids, settings.answerRetention(), null);
    }

    /**
     * Opens a ledger on a host's connections, which are used as they are and never closed. The host sees to time-outs.
     *
     * @param durability {@link Durability#NONE} allows in-memory H2
     */
    public static JdbcLedger open(DataSource source, Durability durability, Supplier<String> ids) {
        try {
            Dialect dialect = Dialect.of(ServerChecks.kindOf(source, durability));
            return prepared(
                    new Database(source, () -> {}, dialect), ids, LedgerSettings.DEFAULT_ANSWER_RETENTION, null);
        } catch (SQLException e) {
            throw new LedgerUnavailableException(
                    "LED-2001 the given DataSource gives no connection. The ledger does not start. Check the host's database.",
                    e);
        }
    }

    /** Opens an in-memory ledger whose clock a test moves by hand; {@link #manualClock()} gives it. */
    public static JdbcLedger openWithManualClock(String name, Instant start, Supplier<String> ids) {
        LedgerSettings settings = LedgerSettings.inMemory(name);
        Database database = Pool.database(settings, Dialect.Kind.H2_MEMORY, Dialect.withManualClock());
        return prepared(database, ids, settings.answerRetention(), new ManualDatabaseClock(database, start));
    }

    private static JdbcLedger prepared(
            Database database, Supplier<String> ids, Duration retention, ManualDatabaseClock clock) {
        try {
            ServerChecks.verify(database);
            Schema.migrate(database);
            Schema.verify(database);
            JdbcLedger ledger = new JdbcLedger(database, ids, retention, clock);
            ledger.forgetExpiredAnswers();
            return ledger;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * The clock of a ledger opened by {@link #openWithManualClock}.
     *
     * @throws IllegalStateException for any other ledger: it goes by the database's own clock
     */
    public ManualDatabaseClock manualClock() {
        return manualClock.orElseThrow(() -> new IllegalStateException(
                "LED-2021 this ledger goes by the clock of its database. Open it with a manual clock to move time."));
    }

    @Override
    public Accepted accept(NewEvent event, List<NewTransaction> starts) {
        return accept.accept(event, starts);
    }

    @Override
    public List<Lease> claim(String workflow, String bundle, String owner, int limit, Duration lease) {
        return claim.claim(workflow, bundle, owner, limit, lease);
    }

    @Override
    public void abandon(Lease lease) {
        givingBack.abandon(lease);
    }

    @Override
    public void release(Lease lease) {
        givingBack.release(lease);
    }

    @Override
    public boolean heartbeat(Lease lease, Duration duration) {
        return leases.prolong(lease, duration);
    }

    @Override
    public Committed commit(Lease lease, String commitId, List<Change> changes) {
        return commit.commit(lease, commitId, changes);
    }

    @Override
    public Optional<TransactionHistory> history(String transactionId) {
        return history.history(transactionId);
    }

    @Override
    public List<TransactionHistory> recent(int limit) {
        return history.recent(limit);
    }

    @Override
    public List<TransactionRecord> ofObject(String objectType, String objectId) {
        return history.ofObject(objectType, objectId);
    }

    @Override
    public List<TransactionRecord> childrenOf(String transactionId) {
        return history.childrenOf(transactionId);
    }

    @Override
    public Map<String, String> bindings(String kind, String canonicalId) {
        return crosswalk.bindings(kind, canonicalId);
    }

    @Override
    public List<String> boundTo(String kind, String system, String externalId) {
        return crosswalk.boundTo(kind, system, externalId);
    }

    @Override
    public int endLeasesOfDeadOwner() {
        int ended = leases.endAll();
        pages.endTurnsOfDeadOwner();
        return ended;
    }

    @Override
    public Map<String, Integer> waitingBehind(Collection<String> transactionIds) {
        return workload.waitingBehind(transactionIds);
    }

    @Override
    public Workload workload() {
        return workload.count();
    }

    @Override
    public Optional<String> cursor(String feed) {
        return feeds.cursor(feed);
    }

    @Override
    public void moveCursor(String feed, String position) {
        feeds.moveCursor(feed, position);
    }

    @Override
    public Optional<SourceObject> sourceObject(String source, String objectType, String objectId) {
        return feeds.sourceObject(source, objectType, objectId);
    }

    @Override
    public void remember(SourceObject seen) {
        feeds.remember(seen);
    }

    @Override
    public int callersOf(String system, String runner, Duration lease) {
        return callers.callersOf(system, runner, lease);
    }

    @Override
    public FeedLedger feeds() {
        return pages;
    }

    @Override
    public Redirects redirects() {
        return redirects;
    }

    @Override
    public DeskLedger desk() {
        return desk;
    }

    @Override
    public void storeBundle(String hash, byte[] content) {
        bundles.store(hash, content);
    }

    @Override
    public BundleLedger bundles() {
        return bundles;
    }

    @Override
    public RecordedLedger recorded() {
        return recorded;
    }

    @Override
    public DriftLedger drift() {
        return drift;
    }

    @Override
    public EntryLedger entries() {
        return entries;
    }

    @Override
    public ReferenceLedger references() {
        return references;
    }

    /** Deletes raw vendor answers whose retention has ended, and says how many; done at each opening too. */
    public int forgetExpiredAnswers() {
        return database.transaction(answers::forgetExpired);
    }

    @Override
    public LedgerSnapshot snapshot() {
        return snapshot.read();
    }

    @Override
    public void close() {
        database.close();
    }
}
