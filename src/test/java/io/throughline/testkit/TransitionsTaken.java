package io.throughline.testkit;

import io.throughline.camel.workflow.TransitionObserver;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionState;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The rows of the life cycles that were taken: {@code step UNKNOWN FOUND}. Thread-safe. */
public final class TransitionsTaken implements TransitionObserver {

    private final Set<String> rows = new ConcurrentSkipListSet<>();

    /** How a row of the steps' table is called here. */
    public static String row(StepState from, StepEvent event) {
        return "step " + from + " " + event;
    }

    /** How a row of the transactions' table is called here. */
    public static String row(TransactionState from, TransactionEvent event) {
        return "transaction " + from + " " + event;
    }

    @Override
    public void step(StepState from, StepEvent event) {
        rows.add(row(from, event));
    }

    @Override
    public void transaction(TransactionState from, TransactionEvent event) {
        rows.add(row(from, event));
    }

    /** All rows taken so far. */
    public Set<String> rows() {
        return Set.copyOf(rows);
    }
}
