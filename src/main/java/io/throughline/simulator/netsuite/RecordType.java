package io.throughline.simulator.netsuite;

import java.util.Map;
import java.util.Optional;

/**
 * One record type of the REST record API.
 *
 * @param digit the last digit of its internal ids: types never share an id, as entities do not
 * @param nameProperty what stands for a record where it is referred to
 * @param entity whether its {@code entityId} is unique among all entities
 * @param writable whether callers may create and change records
 */
record RecordType(
        String name,
        int digit,
        String nameProperty,
        boolean entity,
        boolean writable,
        Map<String, Property> properties) {

    /** A declared property, or a custom field, which holds text. */
    Optional<Property> property(String wanted) {
        return RecordTypes.declared(properties, wanted);
    }
}
