package io.throughline.connector;

import io.throughline.config.Systems;
import io.throughline.connector.vendor.Paging;
import java.util.List;

/** What routes call: connected systems ({@link VendorClient}), or what was recorded of them ({@link AnsweredCalls}). Thread-safe. */
public interface VendorCalls {

    /** The systems that can be called. */
    Systems systems();

    /**
     * Sends one request.
     *
     * @param system the name of the account
     * @return an answer of status 2xx
     * @throws CallException in all other cases, with the outcome
     */
    VendorAnswer send(String system, VendorRequest request, CallObserver observer);

    /**
     * Sends requests that do not depend on each other, as many at once as the account has places, and waits for all of them. A definite and lasting no to one is its
     * own matter; anything else that goes wrong (in doubt, told to wait, no access) ends the sending: what is under way is waited for, the rest is not sent.
     *
     * @param observer sees one answer for all of them (status 207) when the sending has ended; its {@code beforeSend} runs before each, in several threads
     * @return one answer for each request, in their order
     * @throws CallException what ended the sending; in doubt if something was carried out before
     */
    List<EachAnswer> sendEach(String system, List<VendorRequest> requests, CallObserver observer);

    /**
     * Sends requests that do not depend on each other in one call. A definite and lasting no to one is its own matter, or that of all if they go whole.
     *
     * @param observer sees one answer for all of them, as with {@link #sendEach}
     * @return one answer for each request, in their order
     * @throws CallException if the call, or any of its requests, is in doubt or may be had later; in doubt if something was carried out
     */
    List<EachAnswer> sendBatch(String system, BatchCall batch, CallObserver observer);

    /**
     * Reads a list to its end.
     *
     * @param paging how the vendor's lists go on
     * @return all records, in order
     * @throws CallException if a page cannot be had, or the pages do not end
     */
    List<Object> readAll(String system, VendorRequest first, Paging paging, CallObserver observer);
}
