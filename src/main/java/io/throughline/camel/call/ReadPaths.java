package io.throughline.camel.call;

import java.util.Set;

/** What mappings read of a vendor's object, for queries that name each field they want. Found in the registry. Thread-safe. */
@FunctionalInterface
public interface ReadPaths {

    /**
     * Every path that any mapping from this type reads, in whatever region: the region is not known before the record is read.
     *
     * @param type such as {@code salesforce:opportunity}
     */
    Set<String> of(String type);
}
