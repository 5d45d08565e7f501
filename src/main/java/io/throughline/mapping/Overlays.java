package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays the fields of an overlay over those below it; every node keeps the file and line it came from. Only what the wider file marks as
 * overridable changes: a mark counts for its value and everything in it that has none of its own (S-25).
 */
final class Overlays {

    static final String OVERRIDABLE = "overridable";

    private static final String FIELDS = "fields";
    private static final Set<String> COMPLETING = Set.of(FIELDS, OVERRIDABLE);

    private final Problems problems;

    Overlays(Problems problems) {
        this.problems = problems;
    }

    /**
     * The fields of both; a field the overlay names is its own, or merged where both have {@code fields}.
     *
     * @param open whether fields without a mark may be changed
     */
    YamlMap over(YamlMap base, YamlMap overlay, boolean open) {
        Map<String, YamlNode> fields = new LinkedHashMap<>(base.entries());
        Map<String, Position> keys = new HashMap<>(base.keys());
        for (String name : overlay.names()) {
            YamlNode below = base.entries().get(name);
            YamlNode above = overlay.entries().get(name);
            YamlNode changed = below == null ? added(base, above, open) : changed(below, above, open);
            keys.put(name, overlay.keyPosition(name));
            if (changed == null || isTrue(changed, "omit")) {
                fields.remove(name);
            } else {
                fields.put(name, changed);
            }
        }
        return new YamlMap(base.position(), base.path(), fields, keys);
    }

    private YamlNode added(YamlMap base, YamlNode above, boolean open) {
        return open ? above : refused(base, null, above, "nothing may be added to the fields");
    }

    private YamlNode changed(YamlNode below, YamlNode above, boolean openAround) {
        boolean open = mark(below).orElse(openAround);
        if (completes(below, above)) {
            return completed((YamlMap) below, (YamlMap) above, open);
        }
        if (!open) {
            return refused(below, below, above, "this field is not marked as overridable");
        }
        Optional<YamlNode> closed = closedWithin(below);
        return closed.isPresent()
                ? refused(closed.get(), below, above, "this field holds one that is not overridable,")
                : withMarkOf(below, above);
    }

    private YamlNode completed(YamlMap below, YamlMap above, boolean open) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(below.entries());
        YamlMap inner = (YamlMap) above.entries().get(FIELDS);
        entries.put(FIELDS, over((YamlMap) below.entries().get(FIELDS), inner, open));
        above.get(OVERRIDABLE)
                .filter(mark -> open || !isTrue(above, OVERRIDABLE))
                .ifPresent(mark -> entries.put(OVERRIDABLE, mark));
        return new YamlMap(below.position(), below.path(), entries, below.keys());
    }

    private YamlNode refused(YamlNode reason, YamlNode kept, YamlNode overlay, String what) {
        problems.add(
                "MAP-1008",
                overlay,
                what + " at " + reason.position() + ", so the overlay has no effect.",
                "Remove it from the overlay, or write 'overridable: true' there.");
        return kept;
    }

    /** Who lays something over a field leaves it as open for narrower files as it was, unless he says otherwise. */
    private static YamlNode withMarkOf(YamlNode below, YamlNode above) {
        if (!(above instanceof YamlMap rule)
                || rule.has(OVERRIDABLE)
                || mark(below).isEmpty()) {
            return above;
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>(rule.entries());
        entries.put(OVERRIDABLE, ((YamlMap) below).entries().get(OVERRIDABLE));
        return new YamlMap(rule.position(), rule.path(), entries, rule.keys());
    }

    private static boolean completes(YamlNode base, YamlNode overlay) {
        return base instanceof YamlMap rule
                && overlay instanceof YamlMap change
                && COMPLETING.containsAll(change.names())
                && change.entries().get(FIELDS) instanceof YamlMap
                && rule.entries().get(FIELDS) instanceof YamlMap;
    }

    private static Optional<YamlNode> closedWithin(YamlNode rule) {
        if (!(rule instanceof YamlMap map && map.entries().get(FIELDS) instanceof YamlMap fields)) {
            return Optional.empty();
        }
        return fields.entries().values().stream()
                .flatMap(inner -> mark(inner).filter(open -> !open).isPresent()
                        ? Optional.of(inner).stream()
                        : closedWithin(inner).stream())
                .findFirst();
    }

    private static Optional<Boolean> mark(YamlNode rule) {
        return rule instanceof YamlMap map && map.entries().get(OVERRIDABLE) instanceof YamlScalar value
                ? Optional.of(Boolean.TRUE.equals(value.value()))
                : Optional.empty();
    }

    private static boolean isTrue(YamlNode rule, String name) {
        return rule instanceof YamlMap map
                && map.entries().get(name) instanceof YamlScalar value
                && Boolean.TRUE.equals(value.value());
    }
}
