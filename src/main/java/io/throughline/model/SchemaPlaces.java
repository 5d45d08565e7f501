package io.throughline.model;

import io.throughline.config.LayerFile;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.List;
import java.util.Optional;

/** Where the fields of a schema stand in its text. */
final class SchemaPlaces {

    /** In which part of a schema a name may stand, the likeliest first. */
    private static final List<String> HOLDERS = List.of("properties", "$defs");

    private final Position file;
    private final Optional<YamlMap> top;

    private SchemaPlaces(Position file, Optional<YamlMap> top) {
        this.file = file;
        this.top = top;
    }

    /** A text that is no JSON object has only itself as a place. */
    static SchemaPlaces of(LayerFile schema) {
        return new SchemaPlaces(Position.of(schema.path()), YamlReader.readMap(schema, new Problems()));
    }

    /** The line of the {@code $id}; of the text if it has none. */
    Position identity() {
        return top.map(map -> map.keyPosition("$id")).orElse(file);
    }

    /**
     * The line of a field, or of the nearest field around it that is there.
     *
     * @param path dotted, {@code []} for the items of a list, a definition by its name
     */
    Position position(String path) {
        if (top.isEmpty()) {
            return file;
        }
        Position found = top.get().position();
        YamlMap at = top.get();
        for (String name : names(path)) {
            Optional<YamlMap> holder = holder(at, name);
            if (holder.isEmpty()) {
                return among(at, found);
            }
            found = holder.get().keyPosition(name);
            Optional<YamlMap> next = map(holder.get().get(name));
            if (next.isEmpty()) {
                return found;
            }
            at = next.get();
        }
        return found;
    }

    private static String[] names(String path) {
        String plain = path.replace("$defs.", "").replace("[]", ".items");
        return plain.isEmpty() ? new String[0] : plain.split("\\.");
    }

    /** The part of a schema that has the name; a list has its items itself. */
    private static Optional<YamlMap> holder(YamlMap at, String name) {
        return HOLDERS.stream()
                .flatMap(part -> map(at.get(part)).stream())
                .filter(part -> part.has(name))
                .findFirst()
                .or(() -> Optional.of(at).filter(list -> name.equals("items") && list.has(name)));
    }

    /** A field that is gone stood among these. */
    private static Position among(YamlMap at, Position around) {
        return HOLDERS.stream().filter(at::has).findFirst().map(at::keyPosition).orElse(around);
    }

    private static Optional<YamlMap> map(Optional<YamlNode> node) {
        return node.filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }
}
