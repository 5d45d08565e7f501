package io.throughline.runner.load;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What becomes of an entry after it was handed in.
 *
 * @param change what happened
 * @param before the entry as it was; null if it only comes now
 * @param after the entry as it is now; null if it is gone
 */
public record LoadedCorrection(Change change, LoadedEntry before, LoadedEntry after) {

    /** What people do to entries. */
    public enum Change {
        /** Other hours, or another amount. */
        OTHER_QUANTITY,
        /** Its approval is gone. */
        WITHDRAWN,
        /** It is gone. */
        DELETED,
        /** Nothing, but the source says that it changed. */
        TOLD_AGAIN,
        /** Work of a month whose books are closed. */
        COMES_LATE
    }

    /** What becomes of an entry; empty for most of them. Where a cap decides, the order of corrections would: there nothing changes. */
    static Optional<LoadedCorrection> of(LoadedEntry entry, long seed) {
        int draw = new SplittableRandom(seed * 31 + entry.id()).nextInt(1000);
        boolean fixed = entry.project().method() == LoadedProject.Method.NOT_TO_EXCEED;
        if (draw < 10) {
            return Optional.of(new LoadedCorrection(Change.TOLD_AGAIN, entry, entry));
        } else if (fixed || !entry.approved()) {
            return Optional.empty();
        } else if (draw < 25) {
            long other = entry.quantity() + (draw % 2 == 0 ? 25 : -10);
            return Optional.of(new LoadedCorrection(Change.OTHER_QUANTITY, entry, entry.with(other)));
        } else if (draw < 30) {
            return Optional.of(new LoadedCorrection(Change.WITHDRAWN, entry, entry.with(LoadedEntry.State.DRAFT)));
        }
        return draw < 33 ? Optional.of(new LoadedCorrection(Change.DELETED, entry, null)) : Optional.empty();
    }
}
