package io.throughline.camel.workflow;

/** Calls an operation route and reads what it came to. Never throws for anything that the route does. Thread-safe. */
@FunctionalInterface
public interface OperationCaller {

    /** Carries out one attempt; thread-safe. */
    OperationResult call(OperationAttempt attempt);
}
