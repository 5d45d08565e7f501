package io.throughline.ledger.entries;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Time entries, expenses and their posting lines. Each method is one database transaction; throws as {@link io.throughline.ledger.Ledger} does. Thread-safe.
 */
public interface EntryLedger {

    /** What is known of these entries; those that were never stored are absent. */
    Map<EntryKey, EntryRecord> known(Collection<EntryKey> keys);

    /** The lines of these entries, oldest first. */
    Map<EntryKey, List<PostingLine>> lines(Collection<EntryKey> keys);

    /**
     * Stores decisions and puts their lines into batches, all or nothing. A decision that is stored already – same version, same transaction – is left alone, so that
     * a repeat after a lost answer changes nothing.
     *
     * @throws EntryConflictException if an entry was decided about since it was read; nothing was stored
     */
    default void store(List<Decided> decisions, Gathering gathering) {
        store(decisions, BilledSeen.NOTHING, gathering);
    }

    /**
     * The same for decisions that rest on caps: pages of one capped project are stored one after the other.
     *
     * @throws EntryConflictException also if more or less is billed of one of these projects than was seen
     */
    void store(List<Decided> decisions, BilledSeen seen, Gathering gathering);

    /** Lets batches that are due take no more lines; how many that were. */
    int closeDue(int limit);

    /** Batches that take no more lines and were not announced as an event yet, the oldest first. */
    List<String> unannounced(int limit);

    /** Notes that the event of a batch is stored. */
    void announced(String batchId);

    /** A batch with its lines. */
    Optional<PostingBatch> batch(String batchId);

    /**
     * Moves lines that wait from a batch that takes no more lines to the open one of the same key: they are posted with that. Lines that the ERP has answered to
     * stay where they are.
     */
    void defer(PostingBatch batch, List<String> lineKeys, Gathering gathering);

    /** Stores what the ERP said; said again, it changes nothing. */
    void record(List<LineOutcome> outcomes);

    /** Entries that are held by the same thing, the first held first. */
    List<EntryRecord> held(String holdKey, int limit);

    /** What people worked on the days of a span, both days included; who worked nothing is absent. */
    List<WorkedDay> workedDays(String system, Collection<String> people, LocalDate from, LocalDate to);

    /** What is billed or ready to be billed of projects, by contract line and currency. */
    List<BilledProject> billed(Collection<String> projectIds);

    /** How many entries of a project, by the days of their work or receipt, both included, are in which state. */
    List<PeriodCount> ofPeriod(String projectId, LocalDate from, LocalDate to);

    /** What holds anything now, in order. */
    List<String> holdKeys();

    /** Sums of all lines by legal entity, project, period, currency, kind and state, in this order. */
    List<EntryTotal> totals();

    /** How many entries are in which state, for whom. */
    List<EntryCount> counts();

    /** How many entries are how far; of one moment, and each entry is counted once. Reads every entry: ask for it seldom. */
    List<EntryProgress> progress();

    /**
     * Entries that wait, are held or are with their authors, in the order of their keys, for exports.
     *
     * @param after key of the last entry that was read, null for the first page
     */
    List<EntryRecord> stopped(EntryKey after, int limit);

    /**
     * Lines in the order in which they were made, for exports.
     *
     * @param after key of the last line that was read, null for the first page
     */
    List<PostingLine> page(String after, int limit);
}
