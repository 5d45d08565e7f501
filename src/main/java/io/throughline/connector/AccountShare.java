package io.throughline.connector;

/** How many runners call an account now, so that all of them together keep within its budget. Thread-safe. */
@FunctionalInterface
public interface AccountShare {

    /** Nobody else calls any account. */
    AccountShare ALONE = system -> 1;

    /**
     * How many runners call this account, this one included; at least 1. Called before every call, so it must be quick: what it learnt a few seconds ago is
     * good enough.
     */
    int runners(String system);
}
