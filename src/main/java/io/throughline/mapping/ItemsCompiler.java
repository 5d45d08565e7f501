package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.Optional;
import java.util.function.Function;

/** Compiles what goes through several items: each, groups, one of many, sums, counts. */
final class ItemsCompiler {

    private final Compilation compilation;
    private final ValueCompiler values;
    private final Function<YamlFields, Value> fields;

    ItemsCompiler(Compilation compilation, ValueCompiler values, Function<YamlFields, Value> fields) {
        this.compilation = compilation;
        this.values = values;
        this.fields = fields;
    }

    Value each(YamlNode node, YamlFields rule, Origin origin) {
        Optional<SourcePath> path = values.items(node);
        if (rule.map().has("fields") == rule.map().has("value")) {
            compilation.problem(
                    "MAP-1002", rule.map(), "'each' needs either 'fields' or 'value'.", "Say what is made of an item.");
            return ValueCompiler.BROKEN;
        }
        if (rule.map().has("take") && rule.map().has("groupBy")) {
            compilation.problem(
                    "MAP-1004", rule.map(), "'take' has no effect on groups.", "Write one of 'take' and 'groupBy'.");
            return ValueCompiler.BROKEN;
        }
        return path.map(items -> whole(items, made(items, rule, origin), rule, origin))
                .orElse(ValueCompiler.BROKEN);
    }

    private Value whole(SourcePath items, Value made, YamlFields rule, Origin origin) {
        return rule.node("total")
                .flatMap(values::path)
                .<Value>map(total -> new WholeList(items, total, made, origin))
                .orElse(made);
    }

    private Value made(SourcePath items, YamlFields rule, Origin origin) {
        if (rule.map().has("take")) {
            Items.Which which = rule.choice("take", Items.Which.class).orElse(Items.Which.FIRST);
            return compilation.ofItems(
                    items, () -> new Items.Taken(source(items, rule, origin), which, item(rule), origin));
        }
        boolean keepEmpty = StepCompiler.flag(rule, "empty", "keep", compilation);
        if (rule.map().has("groupBy")) {
            Items.Source source = compilation.ofItems(items, () -> source(items, rule, origin));
            Value key = compilation.ofItems(
                    items, () -> rule.node("groupBy").map(values::pathOrValue).orElse(ValueCompiler.BROKEN));
            Value group = compilation.insideGroup(items, () -> item(rule));
            return new Items.Grouped(source, key, group, keepEmpty, origin);
        }
        return compilation.inside(items, () -> new Structures.Each(items, where(rule), item(rule), keepEmpty, origin));
    }

    private Value item(YamlFields rule) {
        return rule.map().has("fields")
                ? fields.apply(rule)
                : rule.node("value").map(values::value).orElse(ValueCompiler.BROKEN);
    }

    private Items.Source source(SourcePath items, YamlFields rule, Origin origin) {
        return new Items.Source(items, where(rule), origin);
    }

    private Conditions.Condition where(YamlFields rule) {
        return rule.node("where")
                .map(new ConditionCompiler(compilation, values)::all)
                .orElse(Conditions.ALWAYS);
    }

    Value sum(YamlFields rule, Origin origin) {
        Optional<YamlFields> sum = rule.fields("sum");
        sum.ifPresent(
                found -> found.onlyKeys("each", "value", "where", "absent").require("each", "value"));
        Optional<SourcePath> path = sum.flatMap(found -> found.node("each")).flatMap(values::items);
        return path.map(items -> compilation.ofItems(items, () -> total(items, sum.get(), origin)))
                .orElse(ValueCompiler.BROKEN);
    }

    private Value total(SourcePath items, YamlFields sum, Origin origin) {
        Value value = sum.node("value").map(values::pathOrValue).orElse(ValueCompiler.BROKEN);
        boolean skip = StepCompiler.flag(sum, "absent", "skip", compilation);
        return new Items.Sum(source(items, sum, origin), value, skip, origin);
    }

    /** {@code count: Path}, or {@code count: {each: Path, where: …}}. */
    Value count(YamlFields rule, Origin origin) {
        YamlNode node = rule.map().entries().get("count");
        if (!(node instanceof YamlMap map)) {
            return values.items(node)
                    .<Value>map(items -> new Items.Count(new Items.Source(items, Conditions.ALWAYS, origin)))
                    .orElse(ValueCompiler.BROKEN);
        }
        YamlFields count = map.fields(compilation.problems());
        count.onlyKeys("each", "where").require("each");
        return count.node("each")
                .flatMap(values::items)
                .<Value>map(items -> compilation.ofItems(items, () -> new Items.Count(source(items, count, origin))))
                .orElse(ValueCompiler.BROKEN);
    }
}
