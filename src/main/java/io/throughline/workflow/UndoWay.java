package io.throughline.workflow;

import java.util.Optional;

/** What an undo does with a record in one of its states. */
public sealed interface UndoWay {

    /**
     * Calls an operation.
     *
     * @param operation the operation of the same connector; empty: the undo operation itself
     */
    record By(UndoStyle style, Optional<String> operation) implements UndoWay {}

    /** The record is in the state that the undo leads to: nothing is left to do. */
    record Already() implements UndoWay {}

    /**
     * The record is beyond the point of no return: a person decides.
     *
     * @param says why, and what the person can do; what the desk case reads
     */
    record Never(String says) implements UndoWay {}
}
