package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compiles one value: finds its source, checks its keys, and puts the steps around it. */
final class ValueCompiler {

    /** What stands for a value that could not be compiled; the mapping is refused because of its problem. */
    static final Value BROKEN = (run, scope) -> Value.ABSENT;

    private static final List<String> STEPS = List.of(
            "when",
            "unless",
            "otherwise",
            "null",
            "empty",
            "text",
            "enum",
            "lookup",
            "crosswalk",
            "default",
            "required",
            "overridable");

    /** The options that stand beside each source. */
    private static final Map<String, List<String>> SOURCES = sources();

    private final Compilation compilation;
    private final SourceCompiler sources;
    private final StepCompiler steps;
    private final SendingCompiler sending;

    ValueCompiler(Compilation compilation) {
        this.compilation = compilation;
        this.sources = new SourceCompiler(compilation, this);
        this.steps = new StepCompiler(compilation, this);
        this.sending = new SendingCompiler(compilation, this);
    }

    private static Map<String, List<String>> sources() {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        sources.put("each", List.of("fields", "value", "where", "groupBy", "take", "total"));
        for (String plain : List.of(
                "from",
                "constant",
                "first",
                "list",
                "fields",
                "money",
                "minor",
                "fromMinor",
                "exchange",
                "sum",
                "count")) {
            sources.put(plain, List.of());
        }
        sources.put("concat", List.of("separator", "absent"));
        sources.put("date", List.of("in", "out", "zone"));
        sources.put("instant", List.of("in", "out", "zone"));
        sources.put("number", List.of("digits", "round", "times"));
        sources.put("duration", List.of("in", "out", "hoursPerDay", "daysPerWeek", "digits", "round"));
        sources.put("expr", List.of("reads"));
        sources.put("boolean", List.of("yes", "no"));
        return sources;
    }

    /** Every word that may stand in a value: the schema for editors must know the same. */
    static Set<String> words() {
        Set<String> words = new TreeSet<>(STEPS);
        words.addAll(SendingCompiler.WORDS);
        SOURCES.forEach((source, options) -> {
            words.add(source);
            words.addAll(options);
        });
        return words;
    }

    /**
     * The object that a map of field names describes.
     *
     * @param compared whether only what differs from the present record is sent of it
     */
    Structures.Fields fields(YamlMap fields, boolean keepEmpty, boolean compared) {
        List<Structures.Field> compiled = new ArrayList<>();
        for (String name : fields.names()) {
            YamlNode rule = fields.entries().get(name);
            Value value = compilation.field(
                    name, rule, () -> rule instanceof YamlScalar ? bare(rule, name) : field(name, rule, compared));
            compiled.add(new Structures.Field(name, value, compilation.origin(rule)));
        }
        return new Structures.Fields(List.copyOf(compiled), keepEmpty);
    }

    private Value bare(YamlNode rule, String name) {
        compilation.problem(
                "MAP-1002",
                rule,
                "it is not clear whether this is a path or a constant.",
                "Write '" + name + ": { from: … }' or '" + name + ": { constant: … }'.");
        return BROKEN;
    }

    private Value field(String name, YamlNode node, boolean compared) {
        Value value = value(node, SendingCompiler.WORDS);
        return node instanceof YamlMap rule ? sending.around(name, value, rule, compared) : value;
    }

    /** A value written as a map. */
    Value value(YamlNode node) {
        return value(node, List.of());
    }

    private Value value(YamlNode node, List<String> more) {
        if (!(node instanceof YamlMap rule)) {
            compilation.problem("MAP-1002", node, "this is " + node.kind() + ", not a value.", "Write '{ from: … }'.");
            return BROKEN;
        }
        List<String> named = SOURCES.keySet().stream().filter(rule::has).toList();
        String source = named.isEmpty() ? "" : named.get(0);
        boolean eachWithFields = source.equals("each") && named.equals(List.of("each", "fields"));
        if (named.size() != 1 && !eachWithFields) {
            compilation.problem(
                    "MAP-1002",
                    rule,
                    named.isEmpty()
                            ? "this value has no source."
                            : "this value has several sources: " + String.join(", ", named) + ".",
                    "Give it one of: " + String.join(", ", SOURCES.keySet()) + ".");
            return BROKEN;
        }
        YamlFields fields = rule.fields(compilation.problems());
        fields.onlyKeys(Stream.of(List.of(source), SOURCES.get(source), STEPS, more)
                .flatMap(List::stream)
                .toArray(String[]::new));
        return steps.around(sources.source(source, fields), fields);
    }

    /** A path as plain text, or a value as a map. */
    Value pathOrValue(YamlNode node) {
        if (node instanceof YamlMap) {
            return value(node);
        }
        Origin origin = compilation.origin(node);
        List<SourcePath> paths = paths(node);
        return paths.isEmpty() ? BROKEN : Steps.reading(paths, origin);
    }

    /** The reading of a path that the compiler itself knows. */
    Value reading(String path, YamlNode node) {
        SourcePath known = SourcePath.of(path).orElseThrow();
        compilation.reads(known);
        return new Structures.From(List.of(known), compilation.origin(node));
    }

    /** A constant as plain text, or a value as a map. */
    Value constantOrValue(YamlNode node) {
        return node instanceof YamlMap ? value(node) : new Structures.Constant(node.plain());
    }

    /** One path, or a list of them; empty, with problems, if one is malformed. */
    List<SourcePath> paths(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
        List<SourcePath> paths =
                nodes.stream().flatMap(each -> path(each).stream()).toList();
        return paths.size() == nodes.size() ? paths : List.of();
    }

    /** A path; empty, with a problem, if it is malformed. */
    Optional<SourcePath> path(YamlNode node) {
        Optional<SourcePath> path = written(node);
        path.ifPresent(found -> compilation.reads(found, node));
        return path;
    }

    /** A path whose items are gone through, so that it is not read as a whole. */
    Optional<SourcePath> items(YamlNode node) {
        Optional<SourcePath> path = written(node);
        path.ifPresent(found -> compilation.goesThrough(found, node));
        return path;
    }

    private Optional<SourcePath> written(YamlNode node) {
        Optional<SourcePath> path =
                node instanceof YamlScalar scalar && !scalar.isNull() ? SourcePath.of(scalar.text()) : Optional.empty();
        if (path.isEmpty()) {
            compilation.problem(
                    "MAP-1003",
                    node,
                    "this is no path, or names a '$' value that does not exist.",
                    "Use dotted names (Account.Name, /Id, items.0.id, ['a.b']) or one of $"
                            + String.join(
                                    ", $",
                                    SourcePath.CONTEXT_NAMES.stream().sorted().toList()) + ".");
        }
        return path;
    }
}
