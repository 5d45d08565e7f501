package io.throughline.rules;

import io.throughline.config.LegalEntity;
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
     */
    public record Row(Rule rule, Map<String, String> states) {}

    /** Every rule in the order of {@link Rule}, with its state for every legal entity of every region. */
    public static List<Row> rows(Regions regions) {
        List<LegalEntity> entities = entities(regions);
        return Arrays.stream(Rule.values()).map(rule -> row(rule, entities)).toList();
    }

    /**
     * Refuses switches in region files that have no effect or would leave a deal without terms.
     *
     * @param problems receives {@code RUL-2001} (no such rule) and {@code RUL-2002} (cannot be switched off)
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
                    "the rule cannot be switched off: terms are made of what it finds out.",
                    "Remove the switch.");
        }
    }

    private static Row row(Rule rule, List<LegalEntity> entities) {
        Map<String, String> states = new LinkedHashMap<>();
        entities.forEach(entity -> states.put(entity.id(), state(rule, entity)));
        return new Row(rule, states);
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
