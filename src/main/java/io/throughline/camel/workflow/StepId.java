package io.throughline.camel.workflow;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Who a step is within its transaction: its name and the stable business keys of the items around it. Persisted, so never an index.
 *
 * @param name the step's name in the workflow, and the name of its result
 * @param items keys of the items, outermost first; empty outside of splits and loops
 */
public record StepId(String name, List<String> items) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    /** @throws IllegalArgumentException if an item key is no stable business key */
    public StepId {
        items = List.copyOf(items);
        items.forEach(StepId::requireStableKey);
    }

    private static void requireStableKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "WFL-1010 an item key of %d characters is not a stable business key: use letters, digits, '.', '_' and '-', at most 80"
                            .formatted(key.length()));
        }
    }

    /** The id as stored: {@code task/design}. */
    public String path() {
        return items.isEmpty() ? name : name + "/" + itemPath();
    }

    /** The keys of the items: {@code design}. */
    String itemPath() {
        return String.join("/", items);
    }

    /** Reads an id as stored. */
    public static StepId parse(String path) {
        List<String> parts = List.of(path.split("/"));
        return new StepId(parts.get(0), parts.subList(1, parts.size()));
    }
}
