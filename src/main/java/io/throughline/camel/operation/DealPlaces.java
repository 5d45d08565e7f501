package io.throughline.camel.operation;

import io.throughline.camel.workflow.OperationResult;

/** Where deals belong, by configuration. Thread-safe. */
@FunctionalInterface
public interface DealPlaces {

    /**
     * The region and, if known, the legal entity of a deal.
     *
     * @param region code that the deal names, or null
     * @param legalEntity code that the deal names, or null
     * @param country ISO code of the customer's country, or null
     * @throws HoldException if no region fits
     */
    OperationResult.Place placeOf(String region, String legalEntity, String country);
}
