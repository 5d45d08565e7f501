package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules of a mapping are made of, in one period and as one chain of overlays has it: for checks that look at rules and not at values.
 *
 * @param mapping its name, such as {@code netsuite/customer.from-canonical}
 * @param source the type it reads
 * @param target the type it makes
 * @param chain the overlays that take part, the narrowest first
 * @param period when these rules hold
 * @param targetPlace where the file names the target
 * @param reads every path, at every place that reads it
 * @param writes the rule of every path that is written
 * @param fields the rules with all overlays, by field
 */
public record Anatomy(
        String mapping,
        String source,
        String target,
        List<String> chain,
        Validity period,
        Position targetPlace,
        List<Read> reads,
        Map<String, YamlNode> writes,
        YamlMap fields) {

    /**
     * A path where a file reads it.
     *
     * @param path from the top of the input, {@code []} for the items of a list; with {@code $} for the context
     * @param position where
     * @param node the place in the file as a path of its names
     * @param target the path of the result it is read for
     */
    public record Read(String path, Position position, String node, String target) {}

    /** Copies what is read. */
    public Anatomy {
        reads = List.copyOf(reads);
        writes = Map.copyOf(writes);
    }

    /** The system of the mapping: {@code netsuite}. */
    public String system() {
        return mapping.substring(0, mapping.indexOf('/'));
    }

    /** Whether it makes a canonical object. */
    public boolean toCanonical() {
        return mapping.endsWith(".to-canonical");
    }

    /** Where a field is named; where it would be, if it is not: at the field around it, at the overlay that leaves it out, else at the target. */
    public Position placeOf(String path) {
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1).replace("[]", "");
        Optional<YamlMap> around =
                dot < 0 ? Optional.of(fields) : rule(path.substring(0, dot)).flatMap(Anatomy::inner);
        if (around.isPresent() && around.get().keys().containsKey(name)) {
            return around.get().keyPosition(name);
        }
        return dot < 0 ? targetPlace : placeOf(path.substring(0, dot));
    }

    private static Optional<YamlMap> inner(YamlNode rule) {
        return rule instanceof YamlMap map && map.entries().get("fields") instanceof YamlMap inner
                ? Optional.of(inner)
                : Optional.empty();
    }

    /** The rule of a field or of what holds others, by its path in the result; empty if no rule stands there. */
    public Optional<YamlNode> rule(String path) {
        YamlMap at = fields;
        YamlNode rule = null;
        for (String name : path.replace("[]", "").split("\\.")) {
            rule = at == null ? null : at.entries().get(name);
            at = rule == null ? null : inner(rule).orElse(null);
        }
        return Optional.ofNullable(rule);
    }
}
