package io.throughline.camel.workflow;

import java.time.Duration;

/** What the attempt to take one step back came to. */
sealed interface UndoEnd {

    /** Nothing of it is left; the step before it is next. */
    record Gone() implements UndoEnd {}

    /** A person must take it back; the step before it is next. */
    record Stuck(StuckStep step) implements UndoEnd {}

    /** The rest must wait, so that the order stays. */
    record Later(Duration rest, String reason) implements UndoEnd {}
}
