package io.throughline.ledger.entries;

import java.util.List;

/**
 * A decision about one entry, to be stored.
 *
 * @param entry the entry with what was decided; its revision is the one that was seen when it was decided, 0 for a new one
 * @param lines what is to be posted for it, in order; they stay together in a batch
 */
public record Decided(EntryRecord entry, List<NewLine> lines) {

    /** Keeps a copy. */
    public Decided {
        lines = List.copyOf(lines);
    }
}
