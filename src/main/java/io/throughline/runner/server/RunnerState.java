package io.throughline.runner.server;

import java.util.List;

/** What the HTTP side may tell of the runner behind it. Thread-safe. */
public interface RunnerState {

    /** Whether it works. */
    boolean isHealthy();

    /** Whether it can take in and carry out work now: it works, and its ledger can be written. May take as long as the ledger's longest wait. */
    default boolean isReady() {
        return isHealthy();
    }

    /** Ids of the routes that run now, sorted. */
    List<String> runningRoutes();
}
