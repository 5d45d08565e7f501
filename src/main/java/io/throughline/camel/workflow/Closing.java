package io.throughline.camel.workflow;

import io.throughline.ledger.NewCase;
import java.time.Duration;

/** Why a run was closed before its end marker, and what is stored about it. The first closing of a run counts. */
sealed interface Closing {

    /**
     * Nothing can go on now.
     *
     * @param duration until it is due again
     * @param waitsFor subject or transaction whose end makes it due at once, else null
     * @param reason in business words
     */
    record Wait(Duration duration, String waitsFor, String reason) implements Closing {

        /** This runner stops; due at once for whoever runs next. */
        static Wait forNextRunner() {
            return new Wait(Duration.ZERO, null, "the runner stopped; it goes on as soon as one runs");
        }
    }

    /** A person must decide; nothing is undone. */
    record Person(NewCase desk) implements Closing {}

    /**
     * A definite no: what was done is undone, and a person learns why.
     *
     * @param butNot the step that was refused and so left nothing behind; null if it left a part
     */
    record Undo(NewCase desk, String butNot) implements Closing {}

    /** The lease is lost or the ledger cannot be reached: nothing may be written; whoever claims next goes on. */
    record Abandon(String reason) implements Closing {}
}
