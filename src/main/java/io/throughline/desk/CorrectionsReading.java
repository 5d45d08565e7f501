package io.throughline.desk;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.Team;
import io.throughline.config.Teams;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import io.throughline.desk.Correctable.Form;
import io.throughline.desk.Correctable.Scope;
import io.throughline.desk.Correctable.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code config/corrections.yaml}. */
final class CorrectionsReading {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final CanonicalSchemas schemas;
    private final Teams teams;
    private final Problems problems;

    CorrectionsReading(CanonicalSchemas schemas, Teams teams, Problems problems) {
        this.schemas = schemas;
        this.teams = teams;
        this.problems = problems;
    }

    Corrections of(Layers layers) {
        Map<String, Correctable> fields = new LinkedHashMap<>();
        YamlReader.readMap(layers, Corrections.FILE, problems)
                .map(map -> map.fields(problems).onlyKeys("corrections"))
                .flatMap(file -> file.map("corrections"))
                .ifPresent(all -> read(all, fields));
        return new Corrections(fields);
    }

    private void read(YamlMap all, Map<String, Correctable> into) {
        YamlFields fields = all.fields(problems);
        all.names().forEach(path -> fields.map(path).ifPresent(map -> into.put(path, field(all, path, map))));
    }

    private Correctable field(YamlMap all, String path, YamlMap map) {
        requirePath(all, path);
        YamlFields fields = map.fields(problems)
                .onlyKeys("name", "type", "pattern", "values", "teams", "cases", "afterWrites")
                .require("name", "type", "teams");
        boolean hasPath = path.indexOf('.') > 0;
        return new Correctable(
                path,
                fields.text("name").orElse(path),
                form(fields),
                teams(fields),
                new LinkedHashSet<>(fields.texts("cases")),
                new Scope(
                        fields.bool("afterWrites").orElse(false),
                        !hasPath
                                || schemas.isMasked(
                                        path.substring(0, path.indexOf('.')), path.substring(path.indexOf('.') + 1))));
    }

    private void requirePath(YamlMap all, String path) {
        int dot = path.indexOf('.');
        String object = dot < 0 ? path : path.substring(0, dot);
        if (dot < 0 || !schemas.objects().contains(object)) {
            problems.add(
                    "CFG-1210",
                    all.keyPosition(path),
                    all.path(),
                    "'" + path + "' names no value of a canonical object.",
                    Nearest.to(object, schemas.objects())
                            .map(near -> "Did you mean '" + near + ".…'?")
                            .orElse("Begin with one of " + String.join(", ", schemas.objects()) + "."));
        } else if (!schemas.knows(object, path.substring(dot + 1))) {
            problems.add(
                    "CFG-1211",
                    all.keyPosition(path),
                    all.path(),
                    "a canonical " + object + " has no '" + path.substring(dot + 1)
                            + "', so nothing could be corrected.",
                    "Look it up in mappings/canonical/" + object + ".schema.json.");
        }
    }

    private Form form(YamlFields fields) {
        Type type = fields.choice("type", Type.class).orElse(Type.TEXT);
        if (type == Type.TEXT) {
            fields.require("pattern");
        }
        if (type == Type.CHOICE) {
            fields.require("values");
        }
        Pattern pattern =
                fields.text("pattern").flatMap(text -> compiled(fields, text)).orElse(NOTHING);
        return new Form(type, pattern, fields.texts("values"));
    }

    private Optional<Pattern> compiled(YamlFields fields, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException wrong) {
            problems.add(
                    "CFG-1101",
                    fields.node("pattern").orElseThrow(),
                    "the pattern does not fit here.",
                    "Write a regular expression.");
            return Optional.empty();
        }
    }

    private Set<String> teams(YamlFields fields) {
        List<String> known = teams.all().stream().map(Team::id).toList();
        Set<String> named = new LinkedHashSet<>(fields.texts("teams"));
        named.stream()
                .filter(team -> !known.contains(team))
                .forEach(team -> problems.add(
                        "CFG-1102",
                        fields.node("teams").orElseThrow(),
                        "there is no team '" + team + "', so nobody could correct the value.",
                        "Teams in " + Teams.FILE + ": " + String.join(", ", known) + "."));
        return named;
    }
}
