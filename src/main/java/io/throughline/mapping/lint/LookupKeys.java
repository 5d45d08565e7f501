package io.throughline.mapping.lint;

import io.throughline.canonical.FieldShape;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import io.throughline.mapping.Anatomy;
import io.throughline.mapping.TableRow;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that surely come to a look-up and have no row in it, and answers of a table that the field cannot take. A word that the firm's own region files
 * name is an error; a word that a vendor's picklist offers is a warning, because perhaps nobody ever chooses it.
 */
final class LookupKeys {

    private static final Pattern LATER = Pattern.compile("\\.first\\.[1-9]");

    private final LintSources sources;
    private final Problems problems;
    private final Map<String, List<TableRow>> tables;

    /** A look-up as a rule writes it, without the options that make it say nothing for sure. */
    private record Use(Anatomy anatomy, YamlMap rule, YamlNode node, String table, String column, String target) {}

    LookupKeys(LintSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
        this.tables = sources.catalog().tableRows().stream().collect(Collectors.groupingBy(TableRow::table));
    }

    void check(Anatomy anatomy) {
        Rules.each(
                anatomy.fields(),
                (path, rule) -> Rules.values(rule)
                        .forEach(value -> use(anatomy, value, path).ifPresent(use -> {
                            keys(use);
                            if (value == rule) {
                                answers(use);
                            }
                        })));
    }

    private Optional<Use> use(Anatomy anatomy, YamlMap rule, String target) {
        YamlNode node = rule.entries().get("lookup");
        if (node instanceof YamlScalar name) {
            return Optional.of(new Use(anatomy, rule, node, name.text(), "", target));
        }
        if (!(node instanceof YamlMap options)) {
            return Optional.empty();
        }
        boolean other = options.names().stream()
                .anyMatch(name -> !List.of("table", "column", "default").contains(name));
        String column = Rules.scalar(options, "column").map(YamlScalar::text).orElse("");
        return other
                ? Optional.empty()
                : Rules.scalar(options, "table").map(name -> new Use(anatomy, rule, node, name.text(), column, target));
    }

    private void keys(Use use) {
        boolean answersAll = use.node() instanceof YamlMap options && options.has("default");
        Optional<Anatomy.Read> read = read(use);
        if (answersAll || mayBeAnsweredBefore(use) || read.isEmpty() || !tables.containsKey(use.table())) {
            return;
        }
        String path = read.get().path();
        if (use.anatomy().toCanonical()) {
            missing(
                            use,
                            sources.vendors()
                                    .of(use.anatomy().source())
                                    .map(schema -> schema.picklist(path))
                                    .orElse(List.of()))
                    .ifPresent(list -> problems.warn(
                            "MAP-1108",
                            use.node().position(),
                            use.target(),
                            "the picklist %s has values without a row in %s: %s. A deal with one of them is held."
                                    .formatted(path, file(use), list),
                            "Add rows, or a 'default' to the lookup."));
            return;
        }
        for (Region region : sources.regionsOf(use.anatomy())) {
            missing(use, RegionWords.of(path, region)).ifPresent(list -> unmapped(use, path, region, list));
        }
    }

    /** Behind another value of 'first', which may have taken the key. */
    private static boolean mayBeAnsweredBefore(Use use) {
        return LATER.matcher(use.node().path()).find();
    }

    private void unmapped(Use use, String path, Region region, String list) {
        problems.add(
                "MAP-1109",
                use.node().position(),
                use.target(),
                "deals of the region %s have values of %s without a row in %s: %s. Each of them would end as a case."
                        .formatted(region.code(), path, file(use), list),
                "Add rows, or a 'default' to the lookup.");
    }

    private Optional<Anatomy.Read> read(Use use) {
        return Rules.scalar(use.rule(), "from")
                .flatMap(from -> use.anatomy().reads().stream()
                        .filter(read -> read.position().equals(from.position()))
                        .findFirst());
    }

    private Optional<String> missing(Use use, Collection<String> keys) {
        Optional<YamlScalar> text = Rules.scalar(use.rule(), "text");
        if (use.rule().has("text") && text.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = tables.get(use.table()).stream()
                .filter(row -> row.holdsFor(use.anatomy().chain()))
                .map(TableRow::key)
                .collect(Collectors.toSet());
        Set<String> missing = keys.stream()
                .filter(key ->
                        !known.contains(worded(key, text.map(YamlScalar::text).orElse(""))))
                .collect(Collectors.toCollection(TreeSet::new));
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    private static String worded(String key, String step) {
        return switch (step) {
            case "lower" -> key.toLowerCase(Locale.ROOT);
            case "upper" -> key.toUpperCase(Locale.ROOT);
            case "trim" -> key.strip();
            default -> key;
        };
    }

    private void answers(Use use) {
        Set<String> takes = takes(use);
        if (takes.isEmpty()) {
            return;
        }
        for (TableRow row : tables.getOrDefault(use.table(), List.of())) {
            String answer = use.column().isEmpty()
                    ? row.values().values().stream().skip(1).findFirst().orElse("")
                    : row.values().getOrDefault(use.column(), "");
            if (!answer.isEmpty()
                    && !takes.contains(answer)
                    && row.holdsFor(use.anatomy().chain())) {
                Position place = row.position();
                problems.add(
                        "MAP-1115",
                        place,
                        "",
                        "%s writes '%s' of this row into %s, which takes only %s."
                                .formatted(
                                        use.anatomy().mapping(),
                                        answer,
                                        use.target(),
                                        String.join(", ", new TreeSet<>(takes))),
                        "Mend the row.");
            }
        }
    }

    private Set<String> takes(Use use) {
        if (use.anatomy().toCanonical()) {
            FieldShape shape =
                    sources.catalog().schemas().shapeOf(use.anatomy().target().replace("canonical:", ""), use.target());
            return shape.words();
        }
        return sources.vendors()
                .of(use.anatomy().target())
                .map(schema -> Set.copyOf(schema.picklist(use.target())))
                .orElse(Set.of());
    }

    private static String file(Use use) {
        return "mappings/lookups/" + use.table() + ".csv";
    }
}
