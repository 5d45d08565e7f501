package io.throughline.rules;

import io.throughline.config.LegalEntity;
import io.throughline.config.Nearest;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which rules there are, and which of them run for whom. */
public final class RuleCatalog {

    private RuleCatalog() {}

    /**
     * A rule and where it runs.
     *
     * @param rule the rule
     * @param states by legal entity: {@code applied}, {@code on}, or {@code off} with the file and line that switched it
     * @param parameters by legal entity: what holds of each parameter of the rule; empty if it has none
     */
    public record Row(Rule rule, Map<String, String> states, Map<String, List<Value>> parameters) {}

    /**
     * A parameter as it holds for a legal entity.
     *
     * @param parameter which
     * @param text its value
     * @param position where a file says so; null: the default
     */
    public record Value(Parameter parameter, String text, Position position) {}

    /** Every rule in the order of {@link Rule}, with its state for every legal entity of every region. */
    public static List<Row> rows(Regions regions) {
        return rows(entities(regions));
    }

    /** Every rule in the order of {@link Rule}, with its state for these legal entities. */
    public static List<Row> rows(List<LegalEntity> entities) {
        return Arrays.stream(Rule.values()).map(rule -> row(rule, entities)).toList();
    }

    /**
     * Refuses switches in region files that have no effect or would leave a deal without terms, and parameters that the rule does not have.
     *
     * @param problems receives {@code RUL-2001} (no such rule), {@code RUL-2002} (cannot be switched off), {@code RUL-3001} (no such parameter)
     *     and {@code RUL-3002} (not a value of the parameter)
     */
    public static void check(Regions regions, Problems problems) {
        regions.allPeriods().stream()
                .flatMap(region -> region.everyLegalEntity().stream())
                .forEach(entity -> entity.policies().rules().forEach((id, state) -> check(id, state, problems)));
    }

    private static void check(String id, LegalEntity.RuleSwitch state, Problems problems) {
        Optional<Rule> rule = Rule.of(id);
        if (rule.isEmpty()) {
            problems.add(
                    "RUL-2001",
                    state.position(),
                    "rules." + id,
                    "there is no rule " + id + ", so the switch would have no effect.",
                    "Correct the id; docs/rules.md lists them.");
        } else if (!state.on() && rule.get().use() != Rule.Use.SWITCHABLE) {
            problems.add(
                    "RUL-2002",
                    state.position(),
                    "rules." + id,
                    "the rule cannot be switched off: nothing right is made without it.",
                    "Remove the switch.");
        }
        rule.ifPresent(known -> state.parameters().forEach((name, setting) -> check(known, name, setting, problems)));
    }

    private static void check(Rule rule, String name, LegalEntity.RuleSetting setting, Problems problems) {
        List<Parameter> known = Parameters.of(rule);
        Optional<Parameter> parameter =
                known.stream().filter(one -> one.name().equals(name)).findFirst();
        String path = "rules." + rule.id() + "." + name;
        if (parameter.isEmpty()) {
            List<String> names = known.stream().map(Parameter::name).toList();
            problems.add(
                    "RUL-3001",
                    setting.position(),
                    path,
                    "%s has no parameter '%s', so it would have no effect.".formatted(rule.id(), name),
                    Nearest.to(name, names)
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse(
                                    names.isEmpty()
                                            ? "Remove it: the rule has none."
                                            : "Known here: state, " + String.join(", ", names) + "."));
        } else if (!parameter.get().shape().accepts().test(setting.text())) {
            problems.add(
                    "RUL-3002",
                    setting.position(),
                    path,
                    "'%s' is not a value of '%s' of %s.".formatted(setting.text(), name, rule.id()),
                    "Write " + parameter.get().shape().expected() + ".");
        }
    }

    private static Row row(Rule rule, List<LegalEntity> entities) {
        Map<String, String> states = new LinkedHashMap<>();
        Map<String, List<Value>> parameters = new LinkedHashMap<>();
        entities.forEach(entity -> {
            states.put(entity.id(), state(rule, entity));
            parameters.put(entity.id(), values(rule, entity));
        });
        return new Row(rule, states, parameters);
    }

    private static List<Value> values(Rule rule, LegalEntity entity) {
        return Parameters.of(rule).stream()
                .map(parameter -> new Value(
                        parameter,
                        parameter.in(entity.policies()),
                        entity.policies()
                                .parameter(rule.id(), parameter.name())
                                .map(LegalEntity.RuleSetting::position)
                                .orElse(null)))
                .toList();
    }

    private static String state(Rule rule, LegalEntity entity) {
        if (rule.use() == Rule.Use.APPLIED) {
            return Rule.Use.APPLIED.name().toLowerCase(Locale.ROOT);
        }
        return entity.policies().runs(rule.id())
                ? "on"
                : "off (" + entity.policies().rules().get(rule.id()).position() + ")";
    }

    private static List<LegalEntity> entities(Regions regions) {
        return regions.selling().stream()
                .flatMap(region -> region.legalEntities().stream())
                .toList();
    }
}
