package io.throughline.setup;

import java.util.List;

/**
 * A field of the tenant that the mappings use and that is not there by itself.
 *
 * @param object the vendor's object, such as {@code Opportunity}
 * @param name the vendor's name of the field
 * @param type the vendor's word for its type; empty if unknown
 * @param maxLength the longest text that the mappings were written for, null if none is known
 * @param written whether Throughline writes it; else it only reads it
 * @param values the picklist values that the mappings know or write, sorted; empty if any value goes
 */
public record SetupField(
        String object, String name, String type, Integer maxLength, boolean written, List<String> values) {

    /** Copies the values. */
    public SetupField {
        values = List.copyOf(values);
    }
}
