package io.throughline.mapping;

import io.throughline.config.Position;
import java.util.List;

/**
 * One field of a captured vendor schema.
 *
 * @param path as mappings read it, {@code []} for the items of a list: {@code OpportunityLineItems.records[].Quantity}
 * @param object the vendor's object that has the field, such as {@code OpportunityLineItem}; empty if the schema does not say
 * @param field its path within that object, such as {@code Quantity} or {@code jobBillingType.id}
 * @param type the vendor's own word for the type ({@code x-type}), else the JSON type; empty if the schema says none
 * @param picklist the values it may have, in the order of the vendor; empty if it is no picklist, or one whose values cannot be seen
 * @param maxLength the longest text, null if there is no limit or none is known
 * @param required whether a record cannot be made without it
 * @param custom whether the account added it itself
 * @param label what people call it ({@code title}); empty if the schema does not say
 * @param position where the schema says so
 */
public record VendorField(
        String path,
        String object,
        String field,
        String type,
        List<String> picklist,
        Integer maxLength,
        boolean required,
        boolean custom,
        String label,
        Position position) {

    /** Copies the values. */
    public VendorField {
        picklist = List.copyOf(picklist);
    }

    /** The last name of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
