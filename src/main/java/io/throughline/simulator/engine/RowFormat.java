package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the records of a type are kept in little memory. What was read is equal to what was written. Implementations hold no state. */
public interface RowFormat {

    /** The record in bytes. */
    byte[] write(ObjectNode record);

    /** A new copy of the record. */
    ObjectNode read(byte[] row);
}
