package io.throughline.ledger.entries;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many entries are how far.
 *
 * @param kind {@code time-entry} or {@code expense}
 * @param stage how far they are
 * @param entries how many
 */
public record EntryProgress(String kind, Stage stage, long entries) {

    /** How far an entry is: its state, and of a decided one how far its lines are. Each entry is in exactly one. */
    public enum Stage {
        /** Not approved yet. */
        WAITING,
        /** Nothing is to be posted for it. */
        SKIPPED,
        /** A person decides. */
        HELD,
        /** With its author. */
        RETURNED,
        /** Decided, and a line of it waits in a batch. */
        OPEN,
        /** Decided, and the ERP has its lines. */
        POSTED,
        /** Decided, and the ERP refused a line of the newest decision, which holds nothing: only for the moment until it is held. */
        REFUSED,
        /** Decided, and nothing of it is in the books: what there was the ERP had refused before the entry was withdrawn. */
        DROPPED,
        /** Decided, and no line was ever made of it. This cannot be. */
        MISSING;

        /** How far an entry is of which all these lines were ever made: as {@link EntryLedger#progress()} counts it. */
        public static Stage of(EntryRecord entry, List<PostingLine> lines) {
            return switch (entry.verdict().state()) {
                case WAITING -> WAITING;
                case HELD -> HELD;
                case RETURNED -> RETURNED;
                case SKIPPED -> SKIPPED;
                case DECIDED -> ofLines(entry.revision(), lines);
            };
        }

        /** The line that is least far decides. */
        private static Stage ofLines(int revision, List<PostingLine> lines) {
            if (lines.isEmpty()) {
                return MISSING;
            }
            Set<LineState> states =
                    lines.stream().map(line -> line.outcome().state()).collect(Collectors.toSet());
            boolean refused = lines.stream()
                    .anyMatch(line -> line.outcome().state() == LineState.REFUSED
                            && line.revision() == revision
                            && line.reverses() == null);
            if (states.contains(LineState.OPEN)) {
                return OPEN;
            }
            return refused ? REFUSED : states.contains(LineState.POSTED) ? POSTED : DROPPED;
        }
    }
}
