package io.throughline.runner.entries;

import io.throughline.ledger.entries.EntryKey;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a ledger knows of time entries and expenses, as plain JSON values in the shape of {@code docs/cli.md}; asked directly or through the runner that has it
 * open. Costs are among them: who prints them takes care (D59).
 */
public interface Entries {

    /**
     * Sums, holds, what waits, and whether it adds up.
     *
     * @throws IOException if who has the ledger open does not answer
     */
    Map<String, Object> report() throws IOException, InterruptedException;

    /** How many entries are how far, by the names of {@link io.throughline.ledger.entries.EntryProgress.Stage} in small letters; every name is there. */
    Map<String, Object> progress() throws IOException, InterruptedException;

    /** The stories of the entries of this id in these systems. */
    List<Object> stories(String id, Collection<String> systems) throws IOException, InterruptedException;

    /**
     * Lines in the order in which they were made.
     *
     * @param after key of the last line that was read, null for the first page
     */
    List<Object> lines(String after, int limit) throws IOException, InterruptedException;

    /**
     * Entries that wait, are held or are with their authors, in the order of their keys.
     *
     * @param after the last entry that was read, null for the first page
     */
    List<Object> stopped(EntryKey after, int limit) throws IOException, InterruptedException;
}
