package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.RowFormat;

/** Records as the bytes of their JSON, which an administrator's change of fields does not touch. */
final class SparseRow implements RowFormat {

    @Override
    public byte[] write(ObjectNode record) {
        return Json.bytes(record);
    }

    @Override
    public ObjectNode read(byte[] row) {
        return (ObjectNode) Json.parse(row);
    }
}
