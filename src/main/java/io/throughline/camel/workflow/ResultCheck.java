package io.throughline.camel.workflow;

import java.util.List;
import java.util.Map;

/** Checks the result of an operation against its canonical schema (S-27). */
@FunctionalInterface
public interface ResultCheck {

    /** What is wrong, each in one sentence without values; empty if nothing is. */
    List<String> problems(String schema, Map<String, Object> result);
}
