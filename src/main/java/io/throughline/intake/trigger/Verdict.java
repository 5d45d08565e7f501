package io.throughline.intake.trigger;

import io.throughline.ledger.SourceObject;

/** What a sighting means. {@code seen} is what the ledger remembers of the object afterwards. */
public sealed interface Verdict {

    SourceObject seen();

    /** Nothing to do and nothing to remember: an old look, or one that showed nothing new. */
    record Nothing(SourceObject seen) implements Verdict {}

    /** Nothing to do; what was seen is remembered. */
    record Remembered(SourceObject seen) implements Verdict {}

    /** It came into the triggering state, for the {@code generation}th time. */
    record Won(SourceObject seen) implements Verdict {}

    /** A watched field changed while it stayed in the triggering state. */
    record Changed(SourceObject seen) implements Verdict {}
}
