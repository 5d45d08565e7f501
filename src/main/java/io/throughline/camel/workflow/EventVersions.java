package io.throughline.camel.workflow;

import java.util.List;
import java.util.Map;

/** What is known about the data of events and their versions. Thread-safe. */
public interface EventVersions {

    /** Knows no version: a workflow takes up just the type that it listens to, and no data are checked. */
    EventVersions EXACT = new EventVersions() {};

    /** Whether an event of one type can be given to a workflow that listens to another. */
    default boolean reaches(String from, String to) {
        return from.equals(to);
    }

    /**
     * The data as a later version has them.
     *
     * @throws RuntimeException with a code of ours if they cannot be lifted; the transaction goes to a person
     */
    default Map<String, Object> lift(String from, String to, Map<String, Object> data) {
        return data;
    }

    /** Why data cannot be those of an event of this type, each in one sentence without values; empty if nothing is wrong. */
    default List<String> problems(String type, Map<String, Object> data) {
        return List.of();
    }
}
