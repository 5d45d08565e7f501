package io.throughline.connector.http;

import io.throughline.config.Network;

/** What carries a request to a system, once. Implementations may be used by any number of threads. */
public interface Wire {

    /** The longest answer that is read, in bytes. */
    int maxAnswerBytes();

    /**
     * Carries the request out once; nothing is repeated.
     *
     * @param network which addresses the host may have
     * @param beforeFirstByte runs when all else is ready; what it throws ends the call unsent
     * @throws WireException if no answer came until the deadline
     */
    WireAnswer send(WireRequest request, Network network, Deadline deadline, Runnable beforeFirstByte)
            throws WireException;
}
