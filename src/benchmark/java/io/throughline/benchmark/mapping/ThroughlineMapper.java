package io.throughline.benchmark.mapping;

import io.throughline.canonical.Json;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MeasuredMapping;
import java.util.Map;

/** This product's engine. */
final class ThroughlineMapper implements Mapper {

    private static final Map<String, Object> CONTEXT = Map.of("system", Map.of("url", ComparedFiles.URL));

    private final MeasuredMapping measured =
            new MeasuredMapping(ComparedFiles.mapping("opportunity.to-canonical.yaml"));
    private final boolean checked;
    private Mapping mapping = measured.compiled();

    /** With or without the check of the result against its schema (S-27), which no other mapper makes. */
    ThroughlineMapper(boolean checked) {
        this.checked = checked;
    }

    @Override
    public String name() {
        return checked ? "Throughline, result checked by its schema" : "Throughline";
    }

    @Override
    public void compile() {
        mapping = measured.compiled();
    }

    @Override
    public Object read(byte[] json) {
        return Json.read(json);
    }

    @Override
    public Object map(Object tree) {
        return checked ? mapping.apply(tree, CONTEXT) : MeasuredMapping.unchecked(mapping, tree, CONTEXT);
    }

    @Override
    public byte[] write(Object result) {
        return Json.writeBytes(result);
    }

    @Override
    public byte[] map(byte[] json) {
        return Json.writeBytes(
                checked
                        ? mapping.applyToJson(json, Json.MAX_LENGTH, CONTEXT)
                        : MeasuredMapping.unchecked(mapping, json, CONTEXT));
    }
}
