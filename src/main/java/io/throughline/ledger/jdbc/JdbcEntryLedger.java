package io.throughline.ledger.jdbc;

import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.BilledProject;
import io.throughline.ledger.entries.BilledSeen;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryConflictException;
import io.throughline.ledger.entries.EntryCount;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryProgress;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.LineOutcome;
import io.throughline.ledger.entries.PeriodCount;
import io.throughline.ledger.entries.PostingBatch;
import io.throughline.ledger.entries.PostingLine;
import io.throughline.ledger.entries.WorkedDay;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Entries, their lines and their batches on H2 or PostgreSQL. */
final class JdbcEntryLedger implements EntryLedger {

    private final Database database;
    private final EntrySql entries;
    private final PostingLineSql lines;
    private final GatherSql gathering;
    private final PostingBatchSql batches;
    private final EntryTotalsSql totals = new EntryTotalsSql();

    JdbcEntryLedger(Database database, Supplier<String> ids) {
        this.database = database;
        entries = new EntrySql(database.dialect());
        lines = new PostingLineSql(database.dialect());
        gathering = new GatherSql(database.dialect(), ids);
        batches = new PostingBatchSql(database.dialect());
    }

    @Override
    public Map<EntryKey, EntryRecord> known(Collection<EntryKey> keys) {
        return database.transaction(tx -> entries.known(tx, keys));
    }

    @Override
    public Map<EntryKey, List<PostingLine>> lines(Collection<EntryKey> keys) {
        return database.transaction(tx -> lines.lines(tx, keys));
    }

    @Override
    public void store(List<Decided> decisions, BilledSeen seen, Gathering when) {
        database.transaction(tx -> {
            List<Decided> fresh = entries.store(tx, decisions);
            requireStill(tx, seen, fresh);
            lines.insert(tx, gathering.place(tx, fresh, when));
            return fresh.size();
        });
    }

    /** What was stored already is not checked again: it is counted itself by now. */
    private void requireStill(Tx tx, BilledSeen seen, List<Decided> fresh) throws SQLException {
        if (seen.projectIds().isEmpty() || fresh.isEmpty()) {
            return;
        }
        GatherSql.lock(
                tx, seen.projectIds().stream().map(id -> "cap|" + id).collect(Collectors.toCollection(TreeSet::new)));
        if (!seen.isStill(totals.billed(tx, seen.projectIds()))) {
            throw new EntryConflictException();
        }
    }

    @Override
    public void defer(PostingBatch batch, List<String> lineKeys, Gathering when) {
        database.transaction(tx -> {
            String open = gathering.room(tx, batch.key(), lineKeys.size(), when);
            lines.move(tx, lineKeys, batch.id(), open);
            return open;
        });
    }

    @Override
    public int closeDue(int limit) {
        return database.transaction(tx -> batches.closeDue(tx, limit));
    }

    @Override
    public List<String> unannounced(int limit) {
        return database.transaction(tx -> batches.unannounced(tx, limit));
    }

    @Override
    public void announced(String batchId) {
        database.transaction(tx -> {
            batches.announced(tx, batchId);
            return batchId;
        });
    }

    @Override
    public Optional<PostingBatch> batch(String batchId) {
        return database.transaction(tx -> {
            Optional<BatchKey> key = batches.key(tx, batchId);
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostingBatch(batchId, key.get(), lines.ofBatch(tx, batchId)));
        });
    }

    @Override
    public void record(List<LineOutcome> outcomes) {
        database.transaction(tx -> {
            lines.record(tx, outcomes);
            return outcomes.size();
        });
    }

    @Override
    public List<EntryRecord> held(String holdKey, int limit) {
        return database.transaction(tx -> entries.held(tx, holdKey, limit));
    }

    @Override
    public List<WorkedDay> workedDays(String system, Collection<String> people, LocalDate from, LocalDate to) {
        return people.isEmpty()
                ? List.of()
                : database.transaction(tx -> entries.workedDays(tx, system, people, from, to));
    }

    @Override
    public List<BilledProject> billed(Collection<String> projectIds) {
        return projectIds.isEmpty() ? List.of() : database.transaction(tx -> totals.billed(tx, projectIds));
    }

    @Override
    public List<PeriodCount> ofPeriod(String projectId, LocalDate from, LocalDate to) {
        return database.transaction(tx -> totals.ofPeriod(tx, projectId, from, to));
    }

    @Override
    public List<String> holdKeys() {
        return database.transaction(entries::holdKeys);
    }

    @Override
    public List<EntryTotal> totals() {
        return database.transaction(totals::totals);
    }

    @Override
    public List<EntryCount> counts() {
        return database.transaction(totals::counts);
    }

    @Override
    public List<EntryProgress> progress() {
        return database.transaction(totals::progress);
    }

    @Override
    public List<EntryRecord> stopped(EntryKey after, int limit) {
        return database.transaction(tx -> entries.stopped(tx, after, limit));
    }

    @Override
    public List<PostingLine> page(String after, int limit) {
        return database.transaction(tx -> lines.page(tx, after, limit));
    }
}
