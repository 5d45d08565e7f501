package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays the fields of an overlay over those of its base; every node keeps the file and line it came from. */
final class Overlays {

    private static final String FIELDS = "fields";

    private final Problems problems;

    Overlays(Problems problems) {
        this.problems = problems;
    }

    /** The fields of both; a field the overlay names is its own, or merged where both have {@code fields}. */
    YamlMap over(YamlMap base, YamlMap overlay) {
        Map<String, YamlNode> fields = new LinkedHashMap<>(base.entries());
        Map<String, Position> keys = new HashMap<>(base.keys());
        for (String name : overlay.names()) {
            YamlNode changed = field(base.entries().get(name), overlay.entries().get(name));
            keys.put(name, overlay.keyPosition(name));
            if (isTrue(changed, "omit")) {
                fields.remove(name);
            } else {
                fields.put(name, changed);
            }
        }
        return new YamlMap(base.position(), base.path(), fields, keys);
    }

    private YamlNode field(YamlNode base, YamlNode overlay) {
        if (isTrue(base, "locked")) {
            return refused(base, overlay);
        }
        if (completes(base, overlay)) {
            YamlMap rule = (YamlMap) base;
            Map<String, YamlNode> entries = new LinkedHashMap<>(rule.entries());
            YamlMap inner = (YamlMap) ((YamlMap) overlay).entries().get(FIELDS);
            entries.put(FIELDS, over((YamlMap) rule.entries().get(FIELDS), inner));
            return new YamlMap(rule.position(), rule.path(), entries, rule.keys());
        }
        return holdsLocked(base) ? refused(base, overlay) : overlay;
    }

    private YamlNode refused(YamlNode base, YamlNode overlay) {
        problems.add(
                "MAP-1008",
                overlay,
                "the base locks this field at " + base.position() + ", so the overlay has no effect.",
                "Remove it from the overlay, or unlock it in the base.");
        return base;
    }

    private static boolean completes(YamlNode base, YamlNode overlay) {
        return base instanceof YamlMap rule
                && overlay instanceof YamlMap change
                && change.names().size() == 1
                && change.entries().get(FIELDS) instanceof YamlMap
                && rule.entries().get(FIELDS) instanceof YamlMap;
    }

    private static boolean holdsLocked(YamlNode rule) {
        return rule instanceof YamlMap map
                && map.entries().get(FIELDS) instanceof YamlMap fields
                && fields.entries().values().stream().anyMatch(inner -> isTrue(inner, "locked") || holdsLocked(inner));
    }

    private static boolean isTrue(YamlNode rule, String name) {
        return rule instanceof YamlMap map
                && map.entries().get(name) instanceof YamlScalar value
                && Boolean.TRUE.equals(value.value());
    }
}
