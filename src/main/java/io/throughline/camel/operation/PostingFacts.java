package io.throughline.camel.operation;

import io.throughline.connector.ErpFacts;
import java.util.Optional;

/** How the ERP of a connector books what is posted to it; found in Camel's registry. Thread-safe. */
@FunctionalInterface
public interface PostingFacts {

    /** The facts of its capability file; empty if it says none. */
    Optional<ErpFacts> of(String connector);
}
