package io.throughline.camel.operation;

import java.util.Map;

/** A rule that decides about a transaction document; bound in the Camel registry under the name that {@code rules:<name>} calls. Thread-safe. */
@FunctionalInterface
public interface RuleOperation {

    /**
     * What the rule says.
     *
     * @throws HoldException if a person must decide first
     */
    Map<String, Object> decide(Map<String, Object> document);
}
