package io.throughline.config;

import java.util.Optional;

/**
 * Which file and line decided a value.
 *
 * @param value a single value as it was written; of a map or list only what it is
 * @param position where
 */
public record Explained(String value, Position position) {

    /** What decided the part of a layered map at a dotted path; empty if nothing did. */
    static Optional<Explained> in(YamlMap map, String path) {
        Optional<YamlNode> found = Optional.of(map);
        for (String name : path.split("\\.")) {
            found = found.filter(YamlMap.class::isInstance).flatMap(node -> ((YamlMap) node).get(name));
        }
        return found.map(node ->
                new Explained(node instanceof YamlScalar scalar ? scalar.text() : node.kind(), node.position()));
    }
}
