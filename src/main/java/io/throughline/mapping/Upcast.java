package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.LayerFile;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a mapping of rules in the mapping language that lift the data of one version of an event to the next. They read the data alone: no tables, no
 * overlays, no context, so that an event of long ago is lifted in the same way for ever.
 */
public final class Upcast {

    private Upcast() {}

    /**
     * Compiles the rules.
     *
     * @param fields the rules by field of the result
     * @param problems gets what is wrong; then the mapping must not be used
     */
    public static Mapping compile(LayerFile file, YamlMap fields, String from, String to, Problems problems) {
        Compilation compilation = new Compilation(
                problems,
                Map.of(file.path(), file.layer()),
                Map.of(),
                LookupTables.none(),
                (table, column) -> table.in(List.of(), column));
        Structures.Fields plan = new ValueCompiler(compilation).fields(fields, true, false);
        String name = file.path().replaceFirst("^mappings/", "").replaceFirst("\\.yaml$", "");
        return new Mapping(
                new MappingFile(file.path(), name, "", file.layer(), fields),
                "event:" + from,
                "event:" + to,
                plan,
                compilation,
                CanonicalSchemas.of(Map.of()));
    }
}
