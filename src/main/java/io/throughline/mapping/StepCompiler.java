package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Compiles the steps around a source. */
final class StepCompiler {

    private final Compilation compilation;
    private final ValueCompiler values;

    StepCompiler(Compilation compilation, ValueCompiler values) {
        this.compilation = compilation;
        this.values = values;
    }

    Value around(Value source, YamlFields rule) {
        rule.bool(Overlays.OVERRIDABLE);
        Steps.Keep keep =
                new Steps.Keep(flag(rule, "null", "keep", compilation), flag(rule, "empty", "keep", compilation));
        return new Steps(
                source,
                guard(rule),
                keep,
                rule.node("text").map(this::textSteps).orElse(List.of()),
                rule.node("lookup").flatMap(this::lookup).orElse(null),
                new Steps.End(standIn(rule), rule.bool("required").orElse(false)),
                compilation.origin(rule.map()));
    }

    /** Whether an option that knows a single word is there. */
    static boolean flag(YamlFields rule, String name, String word, Compilation compilation) {
        Optional<YamlNode> node = Optional.ofNullable(rule.map().entries().get(name));
        boolean set = node.isPresent() && word.equals(node.get().plain());
        if (node.isPresent() && !set) {
            compilation.problem(
                    "MAP-1004", node.get(), "'" + name + "' knows only '" + word + "'.", "Write it, or remove it.");
        }
        return set;
    }

    private Steps.Guard guard(YamlFields rule) {
        ConditionCompiler conditions = new ConditionCompiler(compilation, values);
        List<Conditions.Condition> all = new ArrayList<>();
        rule.node("when").map(conditions::all).ifPresent(all::add);
        rule.node("unless").map(conditions::all).map(Conditions.Not::new).ifPresent(all::add);
        Value otherwise = rule.node("otherwise").map(values::value).orElse(null);
        if (otherwise != null && all.isEmpty()) {
            compilation.problem(
                    "MAP-1004", rule.map(), "'otherwise' has no effect without 'when'.", "Add the condition.");
        }
        return all.isEmpty() ? Steps.Guard.OPEN : new Steps.Guard(new Conditions.All(List.copyOf(all)), otherwise);
    }

    private Object standIn(YamlFields rule) {
        YamlNode node = rule.map().entries().get("default");
        return node == null ? Value.ABSENT : node.plain();
    }

    private List<UnaryOperator<String>> textSteps(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
        return nodes.stream().flatMap(step -> textStep(step).stream()).toList();
    }

    private Optional<UnaryOperator<String>> textStep(YamlNode node) {
        UnaryOperator<String> step = switch (String.valueOf(node.plain())) {
            case "plain" -> UnaryOperator.identity();
            case "trim" -> String::strip;
            case "upper" -> Steps::upper;
            case "lower" -> Steps::lower;
            default -> cut(node);
        };
        if (step == null) {
            compilation.problem(
                    "MAP-1004", node, "this text step is not known.", "Use plain, trim, upper, lower or {cut: 40}.");
        }
        return Optional.ofNullable(step);
    }

    private static UnaryOperator<String> cut(YamlNode node) {
        boolean cuts = node instanceof YamlMap map
                && map.names().size() == 1
                && map.entries().get("cut") instanceof YamlScalar length
                && length.value() instanceof Integer number
                && number > 0;
        if (!cuts) {
            return null;
        }
        int length = (Integer) ((YamlMap) node).entries().get("cut").plain();
        return text -> Steps.cut(text, length);
    }

    private Optional<Steps.Lookup> lookup(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return table(node, String.valueOf(node.plain())).map(table -> resolved(table, 1, null));
        }
        YamlFields rule = map.fields(compilation.problems());
        rule.onlyKeys("table", "column", "default").require("table");
        Optional<LookupTable> table =
                rule.text("table").flatMap(name -> table(map.entries().get("table"), name));
        Steps.Constant standIn =
                map.has("default") ? new Steps.Constant(unlessNull(map.entries().get("default"))) : null;
        return table.flatMap(found -> column(found, rule).map(column -> resolved(found, column, standIn)));
    }

    private static Object unlessNull(YamlNode node) {
        Object value = node.plain();
        return value == null ? Value.ABSENT : value;
    }

    private Steps.Lookup resolved(LookupTable table, int column, Steps.Constant standIn) {
        return new Steps.Lookup(compilation.inRegion(table), column, standIn);
    }

    private Optional<Integer> column(LookupTable table, YamlFields rule) {
        Optional<String> name = rule.text("column");
        int index = name.map(table.columns()::indexOf).orElse(1);
        if (index < 0) {
            compilation.problem(
                    "MAP-1005",
                    rule.map().entries().get("column"),
                    table.file() + " has no such column.",
                    "It has: " + String.join(", ", table.columns()) + ".");
        }
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    private Optional<LookupTable> table(YamlNode node, String name) {
        Optional<LookupTable> table = compilation.lookup(name);
        if (table.isEmpty()) {
            compilation.problem(
                    "MAP-1005",
                    node,
                    "there is no usable mappings/lookups/" + name + ".csv.",
                    "Create or mend the file.");
        }
        return table;
    }
}
