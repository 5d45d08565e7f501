package io.throughline.model;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.Upcast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code mappings/events/<fact>.v<N>-to-v<N+1>.yaml}. For one reading. */
final class UpcasterFiles {

    private static final Pattern NAME = Pattern.compile("(.+\\.v[0-9]+)-to-v([0-9]+)");

    private final CanonicalSchemas schemas;
    private final Problems problems;

    UpcasterFiles(CanonicalSchemas schemas, Problems problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    Map<EventType, Mapping> of(Layers layers) {
        Map<EventType, Mapping> upcasters = new HashMap<>();
        ModelFiles.in(layers, ModelFiles.EVENTS, ".yaml", problems).forEach((name, file) -> {
            if (!file.path().endsWith(ModelFiles.EXAMPLES)) {
                lifted(name, file).ifPresent(from -> compile(from, file).ifPresent(made -> upcasters.put(from, made)));
            }
        });
        return upcasters;
    }

    /** The type that a file lifts from; empty, with a problem, if its name says none. */
    private Optional<EventType> lifted(String name, LayerFile file) {
        Matcher parts = NAME.matcher(name);
        Optional<EventType> from = parts.matches() ? EventType.of(parts.group(1)) : Optional.empty();
        if (from.isEmpty() || !parts.group(2).equals(String.valueOf(from.get().version() + 1))) {
            problems.add(
                    "MAP-1067",
                    Position.of(file.path()),
                    "",
                    "the name says no event and no step to its next version, so the file has no effect.",
                    "Name it like opportunity.won.v1-to-v2.yaml: one version at a time.");
            return Optional.empty();
        }
        for (EventType type : List.of(from.get(), from.get().next())) {
            if (!schemas.objects().contains(type.toString())) {
                problems.add(
                        "MAP-1068",
                        Position.of(file.path()),
                        "",
                        "the event " + type + " has no schema, so nothing could be lifted from or to it.",
                        "Add " + ModelFiles.EVENTS + "/" + type + ModelFiles.SCHEMA + ".");
            }
        }
        return from;
    }

    private Optional<Mapping> compile(EventType from, LayerFile file) {
        int before = problems.size();
        Optional<YamlFields> top = YamlReader.readMap(file, problems)
                .map(map ->
                        map.fields(problems).onlyKeys("description", "fields").require("fields"));
        Optional<YamlMap> fields = top.flatMap(all -> all.map("fields"));
        Optional<Mapping> made = fields.map(
                map -> Upcast.compile(file, map, from.toString(), from.next().toString(), problems));
        made.ifPresent(mapping -> checkWrites(mapping, from.next().toString(), file));
        return problems.size() > before ? Optional.empty() : made;
    }

    private void checkWrites(Mapping mapping, String to, LayerFile file) {
        mapping.writes().stream()
                .filter(path -> schemas.objects().contains(to) && !schemas.knows(to, path))
                .sorted()
                .forEach(path -> problems.add(
                        "MAP-1069",
                        Position.of(file.path()),
                        path,
                        "the event " + to + " has no field " + path + ", so no result would fit its schema.",
                        "Remove it, or add it to the schema of a version that nobody uses yet."));
    }
}
