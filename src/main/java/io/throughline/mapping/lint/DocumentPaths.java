package io.throughline.mapping.lint;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.FieldShape;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.mapping.Anatomy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A path of the transaction document that no step ever fills: the names of steps and the schemas of their results say what there is. */
final class DocumentPaths {

    private static final String DOCUMENT = "$document.";
    private static final String VARIABLE = "$variable.";

    /** What is in every document, the item of a list, and what workflows and feeds put in for an operation to work on; nothing is known here of what is in them. */
    private static final Set<String> ALWAYS = Set.of(
            "event",
            "transaction",
            "item",
            "feed",
            "batch",
            "posting",
            "entry",
            "entries",
            "reason",
            "period",
            "invoice",
            "billing",
            "rateCard",
            "assignment");

    private final LintSources sources;
    private final Problems problems;

    DocumentPaths(LintSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void check(Anatomy anatomy) {
        boolean readsDocument = anatomy.reads().stream().anyMatch(read -> isPart(first(inDocument(anatomy, read))));
        for (Anatomy.Read read : anatomy.reads()) {
            String path = inDocument(anatomy, read);
            if (!path.isEmpty() && !ALWAYS.contains(first(path))) {
                check(read, path, readsDocument);
            }
            throughVariable(read);
        }
    }

    /** Told only where every part of the document that a route puts into the variable is known, and none of them has the field. */
    private void throughVariable(Anatomy.Read read) {
        List<String> paths = inVariable(read);
        if (!paths.isEmpty() && paths.stream().allMatch(path -> !objects(path).isEmpty() && isUnknown(path))) {
            unknownField(read, paths.get(0), objects(paths.get(0)));
        }
    }

    private boolean isUnknown(String path) {
        return objects(path).stream().noneMatch(object -> knows(object, rest(path)));
    }

    /** The path in the transaction document; empty if the rule reads something else. */
    private static String inDocument(Anatomy anatomy, Anatomy.Read read) {
        if (read.path().startsWith(DOCUMENT)) {
            return read.path().substring(DOCUMENT.length());
        }
        return anatomy.toCanonical() || read.path().startsWith("$") ? "" : read.path();
    }

    /** Every path of the transaction document that a rule may read, by itself or through a variable of a route. */
    List<String> read(Anatomy anatomy, Anatomy.Read read) {
        String path = inDocument(anatomy, read);
        return path.isEmpty() ? inVariable(read) : List.of(path);
    }

    private List<String> inVariable(Anatomy.Read read) {
        if (!read.path().startsWith(VARIABLE)) {
            return List.of();
        }
        String path = read.path().substring(VARIABLE.length());
        return sources.variables().getOrDefault(first(path), Set.of()).stream()
                .map(part -> Stream.of(part, rest(path))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(".")))
                .toList();
    }

    /** The canonical objects of which a path of the document is a part. */
    Set<String> objects(String path) {
        return sources.stepResults().getOrDefault(first(path), Set.of());
    }

    /** What follows the name of the step. */
    static String rest(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(dot + 1);
    }

    private boolean isPart(String name) {
        return ALWAYS.contains(name) || sources.stepResults().containsKey(name);
    }

    private void check(Anatomy.Read read, String path, boolean readsDocument) {
        Set<String> objects = objects(path);
        if (!isPart(first(path))) {
            unknownStep(read, path, readsDocument);
        } else if (!objects.isEmpty() && isUnknown(path)) {
            unknownField(read, path, objects);
        }
    }

    private boolean knows(String object, String field) {
        CanonicalSchemas schemas = sources.catalog().schemas();
        return !schemas.objects().contains(object) || schemas.knows(object, field.replaceAll("\\.\\d+(?=\\.|$)", "[]"));
    }

    private void unknownStep(Anatomy.Read read, String path, boolean readsDocument) {
        Optional<String> near = Nearest.to(first(path), sources.stepResults().keySet());
        if (near.isPresent() || readsDocument) {
            problems.add(
                    "MAP-1104",
                    read.position(),
                    read.target(),
                    "no step of any workflow is named '%s', so nothing is ever read from %s."
                            .formatted(first(path), path),
                    near.map(name -> "Did you mean '" + name
                                    + path.substring(first(path).length()) + "'?")
                            .orElse("Steps: "
                                    + String.join(", ", sources.stepResults().keySet()) + "."));
        }
    }

    private void unknownField(Anatomy.Read read, String path, Set<String> objects) {
        String object = objects.iterator().next();
        problems.add(
                "MAP-1105",
                read.position(),
                read.target(),
                "the canonical %s has no field %s, so nothing is ever read from %s."
                        .formatted(String.join(" or ", objects), rest(path), path),
                near(object, rest(path))
                        .map(right -> "Did you mean '" + first(path) + "." + right + "'?")
                        .orElse("Its fields are in mappings/canonical/" + object + ".schema.json."));
    }

    private Optional<String> near(String object, String field) {
        String known = "";
        for (String name : field.split("\\.")) {
            String next = known.isEmpty() ? name : known + "." + name;
            if (!knows(object, next)) {
                FieldShape shape = sources.catalog().schemas().shapeOf(object, known);
                String around = known.isEmpty() ? "" : known + ".";
                return Nearest.to(name, new TreeSet<>(shape.names()))
                        .map(right -> around + right + field.substring(next.length()));
            }
            known = next;
        }
        return Optional.empty();
    }

    private static String first(String path) {
        return path.split("[.\\[]", 2)[0];
    }
}
