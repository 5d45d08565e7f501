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
     * Reads a list to its end.
     *
     * @param paging how the vendor's lists go on
     * @return all records, in order
     * @throws CallException if a page cannot be had, or the pages do not end
     */
    List<Object> readAll(String system, VendorRequest first, Paging paging, CallObserver observer);
}
