package io.throughline.config;

import java.util.Map;

/** Reads nested maps that the caller has required. */
final class Parts {

    private Parts() {}

    /** A nested map, or an empty one if it is absent: that was told already, so what the empty one lacks is not told again. */
    static YamlFields of(YamlFields fields, String name, Problems problems) {
        YamlMap map = fields.map();
        return fields.map(name)
                .map(part -> part.fields(problems))
                .orElseGet(
                        () -> new YamlMap(map.position(), map.pathOf(name), Map.of(), Map.of()).fields(new Problems()));
    }
}
