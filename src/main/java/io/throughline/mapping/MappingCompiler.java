package io.throughline.mapping;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compiles a base file and the overlays of a region to a mapping. */
final class MappingCompiler {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]+:[a-z0-9-]+");
    private static final String CANONICAL = "canonical:";

    private final LookupTables lookups;
    private final CanonicalSchemas schemas;

    MappingCompiler(LookupTables lookups, CanonicalSchemas schemas) {
        this.lookups = lookups;
        this.schemas = schemas;
    }

    /**
     * The mapping; empty, with problems, if it cannot be used.
     *
     * @param overlays the narrowest first
     * @param chain the codes of the region, the narrowest first
     */
    Optional<Mapping> compile(MappingFile base, List<MappingFile> overlays, List<String> chain, Problems problems) {
        int before = problems.size();
        Map<String, String> layers = new HashMap<>(Map.of(base.path(), base.layer()));
        overlays.forEach(overlay -> layers.put(overlay.path(), overlay.layer()));
        YamlFields top = header(base, problems);
        Optional<YamlMap> fields = top.map("fields").map(own -> merged(own, overlays, problems));
        Compilation compilation = new Compilation(problems, layers, lookups::get, table -> table.in(chain));
        Optional<Structures.Fields> plan = fields.map(all -> new ValueCompiler(compilation).fields(all, true));
        checkWrites(top.text("target").orElse(""), compilation);
        if (problems.size() > before || plan.isEmpty()) {
            return Optional.empty();
        }
        String source = top.requiredText("source");
        return Optional.of(new Mapping(base, source, top.requiredText("target"), plan.get(), compilation, schemas));
    }

    private YamlFields header(MappingFile file, Problems problems) {
        YamlFields top = file.yaml().fields(problems);
        top.onlyKeys("mapping", "description", "source", "target", "fields")
                .require("mapping", "source", "target", "fields");
        named(file, top, problems);
        type(file, top, "source", !file.toCanonical(), problems);
        type(file, top, "target", file.toCanonical(), problems);
        return top;
    }

    private static void named(MappingFile file, YamlFields top, Problems problems) {
        if (top.text("mapping").filter(name -> !name.equals(file.name())).isPresent()) {
            problems.add(
                    "MAP-1001",
                    file.yaml().entries().get("mapping"),
                    "the name does not fit the path of the file.",
                    "Write 'mapping: " + file.name() + "'.");
        }
    }

    private void type(MappingFile file, YamlFields top, String side, boolean canonical, Problems problems) {
        String type = top.text(side).orElse("");
        String owner = canonical ? CANONICAL : file.system() + ":";
        if (!type.isEmpty() && (!TYPE.matcher(type).matches() || !type.startsWith(owner))) {
            problems.add(
                    "MAP-1001",
                    file.yaml().entries().get(side),
                    "the type does not fit the path of the file.",
                    "Write '" + owner + "<object>'.");
        } else if (side.equals("target") && canonical && !schemas.objects().contains(type.replace(CANONICAL, ""))) {
            problems.add(
                    "MAP-1009",
                    file.yaml().entries().get(side),
                    "the canonical object has no usable schema, so results could not be checked.",
                    "Create mappings/canonical/" + type.replace(CANONICAL, "") + ".schema.json.");
        }
    }

    /** A field that the schema does not know would refuse every result: better told now than by the first deal. */
    private void checkWrites(String target, Compilation compilation) {
        String object = target.replace(CANONICAL, "");
        if (!target.startsWith(CANONICAL) || !schemas.objects().contains(object)) {
            return;
        }
        compilation.writes().forEach((path, rule) -> {
            if (!schemas.knows(object, path)) {
                compilation.problem(
                        "MAP-1011",
                        rule,
                        "the canonical " + object + " has no field " + path + ", so no result would fit its schema.",
                        "Remove it, or add it to mappings/canonical/" + object + ".schema.json.");
            }
        });
    }

    private static YamlMap merged(YamlMap base, List<MappingFile> overlays, Problems problems) {
        YamlMap fields = base;
        for (int i = overlays.size() - 1; i >= 0; i--) {
            YamlFields top = overlays.get(i).yaml().fields(problems);
            top.onlyKeys("mapping", "description", "fields").require("mapping", "fields");
            named(overlays.get(i), top, problems);
            YamlMap below = fields;
            fields = top.map("fields")
                    .map(changes -> new Overlays(problems).over(below, changes))
                    .orElse(below);
        }
        return fields;
    }
}
