package io.throughline.camel.call;

import io.throughline.connector.VendorCalls;
import io.throughline.mapping.Mapping;
import java.util.Map;
import java.util.Optional;

/** Stands in the way of one attempt: answers its calls instead of the systems, and sees what its mappings made. */
public interface CallTap {

    /** Nothing in between. */
    CallTap NONE = new CallTap() {};

    /** Who answers; empty: the connected systems. */
    default Optional<VendorCalls> calls() {
        return Optional.empty();
    }

    /** Whether {@link #mapped} does anything; if not, nothing is prepared for it. */
    default boolean seesMappings() {
        return false;
    }

    /**
     * A mapping was applied.
     *
     * @param input what it read, not to be changed
     * @param context what it read behind {@code $}, a copy
     * @param result what it made
     */
    default void mapped(Mapping mapping, Object input, Map<String, Object> context, Map<String, Object> result) {}
}
