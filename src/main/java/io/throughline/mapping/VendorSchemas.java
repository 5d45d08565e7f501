package io.throughline.mapping;

import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The captured schemas of the vendors' objects: {@code mappings/<system>/<object>.schema.json} for the type {@code <system>:<object>} that a
 * mapping names as its source or target. They are written by {@code throughline doctor --capture}, and read by {@code validate} and the drift
 * guard. A type without a file is not known, which is no problem. Immutable; may be used by several threads.
 */
public final class VendorSchemas {

    private static final Pattern PATH =
            Pattern.compile("mappings/(?!canonical/)([a-z0-9-]+)/([a-z0-9-]+)\\.schema\\.json");

    private final Map<String, VendorSchema> schemas;

    private VendorSchemas(Map<String, VendorSchema> schemas) {
        this.schemas = schemas;
    }

    /**
     * Reads all captured schemas.
     *
     * @param problems gets what is wrong, with file and line ({@code DRF-1001}); a file with a problem is left out
     */
    public static VendorSchemas load(Layers layers, Problems problems) {
        Map<String, VendorSchema> schemas = new TreeMap<>();
        for (LayerFile file : MappingFiles.files(layers, ".schema.json", problems)) {
            Matcher path = PATH.matcher(file.path());
            if (path.matches()) {
                String type = path.group(1) + ":" + path.group(2);
                read(type, file, problems).ifPresent(schema -> schemas.put(type, schema));
            }
        }
        return new VendorSchemas(schemas);
    }

    /**
     * One schema from its text, as {@code doctor} has it from the live system.
     *
     * @param type such as {@code salesforce:opportunity}
     */
    public static Optional<VendorSchema> read(String type, String file, String text, Problems problems) {
        return read(type, new LayerFile(file, "", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), problems);
    }

    private static Optional<VendorSchema> read(String type, LayerFile file, Problems problems) {
        int before = problems.size();
        Optional<YamlMap> top = YamlReader.readMap(file, problems);
        Optional<VendorSchema> schema = top.map(map -> {
            VendorSchemaReading reading = new VendorSchemaReading(problems);
            reading.read(map);
            return new VendorSchema(
                    type,
                    reading.object(map),
                    Position.of(file.path()),
                    reading.captured(map),
                    reading.fields(),
                    reading.open());
        });
        return problems.size() > before ? Optional.empty() : schema;
    }

    /** The types that have a schema, sorted. */
    public Set<String> types() {
        return schemas.keySet();
    }

    /** The schema of a type, such as {@code netsuite:customer}; empty if none was captured. */
    public Optional<VendorSchema> of(String type) {
        return Optional.ofNullable(schemas.get(type));
    }
}
