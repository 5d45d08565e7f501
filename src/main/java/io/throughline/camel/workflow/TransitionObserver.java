package io.throughline.camel.workflow;

import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionState;

/**
 * Sees the rows of the life cycles that runs take, for metrics and for the test that every row is taken. Called by the thread of the run, before the change
 * is stored, so it must be quick and must not throw. Thread-safe.
 */
public interface TransitionObserver {

    /** Sees nothing. */
    TransitionObserver NONE = new TransitionObserver() {};

    /** Something happened to a step. */
    default void step(StepState from, StepEvent event) {}

    /** Something happened to a transaction. */
    default void transaction(TransactionState from, TransactionEvent event) {}
}
