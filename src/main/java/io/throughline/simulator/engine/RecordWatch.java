package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sees each change of the records of a type, also those that are taken back and those that are read from the journal at start; for sums that are always right. */
public interface RecordWatch {

    /** A record was replaced; {@code out} or {@code in} is null if there was or is none. */
    void changed(ObjectNode out, ObjectNode in);

    /** All records are gone. */
    void cleared();
}
