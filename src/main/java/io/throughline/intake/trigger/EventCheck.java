package io.throughline.intake.trigger;

import java.util.List;
import java.util.Map;

/** Checks the data of an event before it is committed. Thread-safe. */
@FunctionalInterface
public interface EventCheck {

    /** Finds nothing wrong. */
    EventCheck NONE = (type, data) -> List.of();

    /** Why data cannot be those of an event of this type, each in one sentence without values; empty if nothing is wrong. */
    List<String> problems(String type, Map<String, Object> data);
}
