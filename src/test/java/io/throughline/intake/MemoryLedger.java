package io.throughline.intake;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.BundleLedger;
import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.DeskLedger;
import io.throughline.ledger.EventRecord;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.SourceObject;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.Workload;
import io.throughline.ledger.check.LedgerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of a ledger that intake uses, in memory, with a switch for the database being away. */
public final class MemoryLedger implements Ledger {

    private final Map<String, NewEvent> events = new TreeMap<>();
    private final Map<String, String> cursors = new TreeMap<>();
    private final Map<String, SourceObject> objects = new TreeMap<>();
    private final List<NewTransaction> started = new ArrayList<>();
    private int failing;
    private boolean forgetful;

    /** The next calls of accept fail. */
    public void failNext(int calls) {
        failing = calls;
    }

    /** Remembers nothing more, as after a kill between the commit of an event and that of the memory. */
    public void forget(boolean forgets) {
        forgetful = forgets;
    }

    public List<NewEvent> events() {
        return List.copyOf(events.values());
    }

    public List<String> keys() {
        return List.copyOf(events.keySet());
    }

    public List<NewTransaction> started() {
        return List.copyOf(started);
    }

    @Override
    public synchronized Accepted accept(NewEvent event, List<NewTransaction> starts) {
        if (failing > 0) {
            failing--;
            throw new LedgerUnavailableException("LED-9999 the database is away.", null);
        }
        boolean repeated = events.putIfAbsent(event.dedupeKey(), event) != null;
        if (!repeated) {
            started.addAll(starts);
        }
        return new Accepted("event " + event.dedupeKey(), repeated, List.of("transaction " + event.dedupeKey()));
    }

    @Override
    public Optional<TransactionHistory> history(String transactionId) {
        NewEvent event = events.get(transactionId.substring("transaction ".length()));
        EventRecord stored = new EventRecord(
                "event",
                event.dedupeKey(),
                event.type(),
                event.source(),
                event.objectType(),
                event.objectId(),
                event.objectVersion(),
                event.occurredAt(),
                Instant.EPOCH,
                event.data());
        return Optional.of(new TransactionHistory(null, stored, List.of(), List.of()));
    }

    @Override
    public Optional<String> cursor(String feed) {
        return Optional.ofNullable(cursors.get(feed));
    }

    @Override
    public void moveCursor(String feed, String position) {
        cursors.put(feed, position);
    }

    @Override
    public synchronized Optional<SourceObject> sourceObject(String source, String objectType, String objectId) {
        return Optional.ofNullable(objects.get(source + objectType + objectId));
    }

    @Override
    public synchronized void remember(SourceObject seen) {
        if (!forgetful) {
            objects.put(seen.source() + seen.objectType() + seen.objectId(), seen);
        }
    }

    @Override
    public List<Lease> claim(String workflow, String bundle, String owner, int limit, Duration lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void abandon(Lease lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(Lease lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Integer> waitingBehind(Collection<String> transactionIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BundleLedger bundles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean heartbeat(Lease lease, Duration duration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Committed commit(Lease lease, String commitId, List<Change> changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TransactionHistory> recent(int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TransactionRecord> ofObject(String objectType, String objectId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TransactionRecord> childrenOf(String transactionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> bindings(String kind, String canonicalId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> boundTo(String kind, String system, String externalId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int endLeasesOfDeadOwner() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Workload workload() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DeskLedger desk() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void storeBundle(String hash, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LedgerSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
