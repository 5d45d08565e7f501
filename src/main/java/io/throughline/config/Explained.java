package io.throughline.config;

import java.util.Map;
import java.util.Optional;

/**
 * Which file and line decided a value, and since when.
 *
 * @param value a single value as it was written; of a map or list only what it is
 * @param position where
 * @param validity when what stands there holds
 */
public record Explained(String value, Position position, Validity validity) {

    /**
     * What decided the part of a layered map at a dotted path; empty if nothing did.
     *
     * @param validities when values hold that do not hold always
     */
    static Optional<Explained> in(YamlMap map, String path, Map<Position, Validity> validities) {
        Optional<YamlNode> found = Optional.of(map);
        for (String name : path.split("\\.")) {
            found = found.filter(YamlMap.class::isInstance).flatMap(node -> ((YamlMap) node).get(name));
        }
        return found.map(node -> of(node, validities));
    }

    static Explained of(YamlNode node, Map<Position, Validity> validities) {
        return new Explained(
                node instanceof YamlScalar scalar ? scalar.text() : node.kind(),
                node.position(),
                validities.getOrDefault(node.position(), Validity.ALWAYS));
    }

    /** File and line, and since or until when it holds there, if not always. */
    public String place() {
        return validity.equals(Validity.ALWAYS) ? position.toString() : position + ", " + validity;
    }
}
