package io.throughline.simulator.dynamics365;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entity set.
 *
 * @param name the collection name, such as {@code CustomersV3}
 * @param type the entity type's name, such as {@code CustomerV3}
 * @param table the name of the data entity in complaints, such as {@code CustCustomerV3Entity}
 * @param sequence the property that a number sequence fills, or null
 * @param prefix what numbers of the sequence begin with
 * @param writable whether clients may write it
 */
record EntitySet(
        String name,
        String type,
        String table,
        String sequence,
        String prefix,
        boolean writable,
        Map<String, Property> properties,
        Map<String, Navigation> navigations) {

    static final String COMPANY = "dataAreaId";

    /** The key properties, in order. */
    List<Property> keys() {
        return properties.values().stream().filter(one -> one.is("key")).toList();
    }

    /** Whether each record belongs to a company. */
    boolean companySpecific() {
        return properties.containsKey(COMPANY);
    }

    Optional<Property> property(String wanted) {
        return Optional.ofNullable(properties.get(wanted));
    }

    String qualifiedType() {
        return EntityModel.NAMESPACE + "." + type;
    }

    EntitySet withProperties(Map<String, Property> changed) {
        return new EntitySet(name, type, table, sequence, prefix, writable, changed, navigations);
    }
}
