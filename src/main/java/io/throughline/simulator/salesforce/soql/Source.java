package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.Collection;
import java.util.Optional;

/** Where a query finds its records. */
public interface Source {

    /** The records of an object that a query may see, in any order. */
    Collection<ObjectNode> all(SObjectType type);

    /** One record that a query may see. */
    Optional<ObjectNode> find(String type, String id);

    /** The children of a record; same as scanning, but quick. */
    Collection<ObjectNode> children(SObjectType.Child child, String parentId);
}
