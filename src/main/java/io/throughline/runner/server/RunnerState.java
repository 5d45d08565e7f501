package io.throughline.runner.server;

import java.util.List;

/** What the HTTP side may tell of the runner behind it. Thread-safe. */
public interface RunnerState {

    /** Whether it works. */
    boolean isHealthy();

    /** Ids of the routes that run now, sorted. */
    List<String> runningRoutes();
}
