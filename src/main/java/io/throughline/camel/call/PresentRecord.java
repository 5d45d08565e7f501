package io.throughline.camel.call;

import org.apache.camel.Exchange;

/**
 * The record as the target has it, read by a call with {@code present: "true"}, for mappings that send only what differs or what belongs into a
 * new record. It counts until the route writes: after that nobody knows what the target has.
 *
 * @param record in the vendor's own shape, plain; null if there is none
 */
public record PresentRecord(Object record) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "throughlinePresent";

    /** The exchange variable by which the route itself sees the record; absent if there is none. */
    private static final String VARIABLE = "present";

    /** Beside the body, which stays what the mapping is to read. */
    static void leave(Exchange exchange, Object record) {
        exchange.setProperty(PROPERTY, new PresentRecord(record));
        exchange.setVariable(VARIABLE, record);
    }

    static void forget(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
        exchange.removeVariable(VARIABLE);
    }
}
