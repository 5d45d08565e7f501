package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return Steps.shortest(new Steps(
                source,
                guard(rule),
                keep,
                rule.node("text").map(new TextCompiler(compilation)::steps).orElse(List.of()),
                new TranslationCompiler(compilation, values).translations(rule),
                new Steps.End(standIn(rule), rule.bool("required").orElse(false)),
                compilation.origin(rule.map())));
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
}
