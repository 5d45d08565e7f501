package io.throughline.intake.trigger;

import io.throughline.ledger.NewTransaction;
import java.util.List;

/** Which transactions an event starts; the host of the workflows knows. Thread-safe. */
@FunctionalInterface
public interface WorkflowStarts {

    /**
     * One transaction for each workflow that listens to the type; empty if none does.
     *
     * @param region region hint, or null
     */
    List<NewTransaction> startedBy(String eventType, String region);

    /** Called after events were committed, so that waiting workers need not sleep to their next look. */
    default void accepted() {}
}
