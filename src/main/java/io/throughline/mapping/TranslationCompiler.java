package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compiles the steps that turn one word into another, in their order: enum, lookup, crosswalk. */
final class TranslationCompiler {

    private static final String OTHER = "*";
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Compilation compilation;
    private final ValueCompiler values;

    TranslationCompiler(Compilation compilation, ValueCompiler values) {
        this.compilation = compilation;
        this.values = values;
    }

    List<Translation> translations(YamlFields rule) {
        List<Translation> all = new ArrayList<>();
        if (rule.map().has("enum")) {
            enumeration(rule.map().entries().get("enum")).ifPresent(all::add);
        }
        rule.node("lookup").flatMap(this::lookup).ifPresent(all::add);
        if (rule.map().has("crosswalk")) {
            rule.fields("crosswalk").flatMap(this::crosswalk).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private Optional<Translation> enumeration(YamlNode node) {
        boolean words = node instanceof YamlMap map
                && !map.names().isEmpty()
                && map.entries().values().stream().allMatch(YamlScalar.class::isInstance);
        if (!words) {
            compilation.problem(
                    "MAP-1004", node, "this is no enum.", "Write { word: value, other word: other value }.");
            return Optional.empty();
        }
        Map<String, Object> plain = new LinkedHashMap<>(((YamlMap) node).plain());
        Steps.Constant other = plain.containsKey(OTHER) ? new Steps.Constant(unlessNull(plain.remove(OTHER))) : null;
        plain.replaceAll((word, value) -> unlessNull(value));
        return Optional.of(new Enumeration(Map.copyOf(plain), other, compilation.origin(node)));
    }

    private static Object unlessNull(Object value) {
        return value == null ? Value.ABSENT : value;
    }

    private Optional<Translation> lookup(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return table(node, String.valueOf(node.plain()))
                    .map(table -> of(table, compilation.inRegion(table, 0), 1, null, node));
        }
        YamlFields rule = map.fields(compilation.problems());
        rule.onlyKeys("table", "by", "column", "on", "default").require("table");
        Optional<LookupTable> table =
                rule.text("table").flatMap(name -> table(map.entries().get("table"), name));
        return table.flatMap(found -> lookup(found, rule));
    }

    private Optional<Translation> lookup(LookupTable table, YamlFields rule) {
        Optional<Integer> by = column(table, rule, "by", 0);
        Optional<Integer> column = column(table, rule, "column", by.orElse(0) == 0 ? 1 : 0);
        if (by.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        if (rule.map().has("on") && !table.dated()) {
            compilation.problem(
                    "MAP-1004",
                    rule.map().entries().get("on"),
                    "'on' has no effect: " + table.file() + " has no columns validFrom and validTo.",
                    "Remove it, or add the columns.");
        }
        LookupTable.Resolved rows = compilation.inRegion(table, by.get());
        if (by.get() > 0) {
            table.ambiguity(rows, column.get()).ifPresent(two -> ambiguous(table, two, rule));
        }
        return Optional.of(of(table, rows, column.get(), rule, rule.map()));
    }

    private Translation of(LookupTable table, LookupTable.Resolved rows, int column, YamlFields rule, YamlNode node) {
        Map<String, YamlNode> entries = rule == null ? Map.of() : rule.map().entries();
        Steps.Constant standIn = entries.containsKey("default")
                ? new Steps.Constant(unlessNull(entries.get("default").plain()))
                : null;
        Value day = null;
        if (table.dated()) {
            day = entries.containsKey("on") ? values.pathOrValue(entries.get("on")) : values.reading("$date", node);
        }
        return new Lookup(rows, column, standIn, day, compilation.origin(node));
    }

    private void ambiguous(LookupTable table, LookupTable.Ambiguity two, YamlFields rule) {
        compilation.problem(
                "MAP-1020",
                rule.map().entries().get("by"),
                "looked up backwards, " + table.file() + " gives two answers for one value: in line "
                        + two.one().position().line() + " and in line "
                        + two.other().position().line() + ".",
                "Keep one of the rows, give them days on which they hold, or look up by another column.");
    }

    private Optional<Integer> column(LookupTable table, YamlFields rule, String option, int otherwise) {
        Optional<String> name = rule.text(option);
        int index = name.map(table.columns()::indexOf).orElse(otherwise);
        if (index < 0) {
            compilation.problem(
                    "MAP-1005",
                    rule.map().entries().get(option),
                    table.file() + " has no such column.",
                    compilation.nearest(name.orElse(""), table.columns()));
        }
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    private Optional<LookupTable> table(YamlNode node, String name) {
        Optional<LookupTable> table = compilation.lookup(name);
        if (table.isEmpty()) {
            compilation.problem(
                    "MAP-1005",
                    node,
                    TABLE.matcher(name).matches()
                            ? "there is no usable mappings/lookups/" + name + ".csv."
                            : "this is not the name of a table below mappings/lookups, and no other file is read.",
                    compilation.nearestLookup(name));
        }
        return table;
    }

    private Optional<Translation> crosswalk(YamlFields rule) {
        rule.onlyKeys("kind", "system", "reverse", "default").require("kind", "system");
        Optional<String> kind = rule.text("kind");
        Optional<String> system = rule.text("system");
        if (kind.isEmpty() || system.isEmpty()) {
            return Optional.empty();
        }
        compilation.reads(CrosswalkLookup.GIVEN);
        YamlNode standIn = rule.map().entries().get("default");
        return Optional.of(new CrosswalkLookup(
                kind.get(),
                system.get(),
                rule.bool("reverse").orElse(false),
                standIn == null ? null : new Steps.Constant(unlessNull(standIn.plain())),
                compilation.origin(rule.map())));
    }
}
