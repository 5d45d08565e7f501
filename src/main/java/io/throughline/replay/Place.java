package io.throughline.replay;

import java.util.List;

/**
 * What decided a value.
 *
 * @param rule file and line of the mapping, overlay or policy; empty if nothing made the value
 * @param lookups file and line of the table rows that were used
 * @param layer the folder the file was found in, or {@code packed}; empty if not known
 * @param reads paths that were read
 */
public record Place(String rule, List<String> lookups, String layer, List<String> reads) {

    /** Nothing made it. */
    static final Place NONE = new Place("", List.of(), "", List.of());

    /** The place that says most: the last table row if there is one, else the rule. */
    public String nearest() {
        return lookups.isEmpty() ? rule : lookups.get(lookups.size() - 1);
    }
}
