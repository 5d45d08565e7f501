package io.throughline.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code policies} and {@code rules}. */
final class PoliciesReading {

    /** Years, where nobody says how long work may last. */
    private static final int LONGEST_WORK = 20;

    private static final String STATE = "state";

    private static final Pattern RULE = Pattern.compile("D[1-9][0-9]?|RUL-[0-9]{4}");

    private final Problems problems;

    PoliciesReading(Problems problems) {
        this.problems = problems;
    }

    private enum Shell {
        AFTER_CUSTOMER,
        WHILE_CUSTOMER_PENDING
    }

    private enum Allowance {
        ALLOW,
        HOLD
    }

    private enum Demand {
        IF_PRESENT,
        REQUIRED
    }

    private enum OnOff {
        ON,
        OFF
    }

    LegalEntity.Policies policies(YamlFields entity) {
        YamlFields fields = Parts.of(entity, "policies", problems);
        fields.onlyKeys(
                        "shell",
                        "startBeforeSignature",
                        "mixedBilling",
                        "linesTolerance",
                        "taxNumberAtHome",
                        "longestWork")
                .require("shell", "startBeforeSignature", "mixedBilling", "linesTolerance", "taxNumberAtHome");
        LegalEntity.Switches switches = new LegalEntity.Switches(
                is(fields, "shell", Shell.class, Shell.WHILE_CUSTOMER_PENDING),
                is(fields, "startBeforeSignature", Allowance.class, Allowance.ALLOW),
                is(fields, "mixedBilling", Allowance.class, Allowance.ALLOW),
                is(fields, "taxNumberAtHome", Demand.class, Demand.REQUIRED));
        LegalEntity.Limits limits = new LegalEntity.Limits(
                fields.decimal("linesTolerance").orElse(BigDecimal.ZERO).abs(), longestWork(fields));
        return new LegalEntity.Policies(switches, limits, rules(entity));
    }

    private int longestWork(YamlFields fields) {
        int years = fields.integer("longestWork").orElse(LONGEST_WORK);
        if (years < 1) {
            problems.add(
                    "CFG-1130",
                    fields.node("longestWork").orElse(fields.map()),
                    "work cannot last less than a year at most.",
                    "Write a whole number of years.");
        }
        return years;
    }

    private static <E extends Enum<E>> boolean is(YamlFields fields, String name, Class<E> type, E expected) {
        return fields.choice(name, type).filter(expected::equals).isPresent();
    }

    private Map<String, LegalEntity.RuleSwitch> rules(YamlFields entity) {
        Map<String, LegalEntity.RuleSwitch> rules = new LinkedHashMap<>();
        entity.map("rules").ifPresent(map -> map.names().forEach(id -> rule(map, id, rules)));
        return rules;
    }

    private void rule(YamlMap map, String id, Map<String, LegalEntity.RuleSwitch> rules) {
        if (!RULE.matcher(id).matches()) {
            problems.add(
                    "CFG-1112",
                    map.keyPosition(id),
                    map.path(),
                    "'" + id + "' is not the id of a rule.",
                    "Write ids such as D41 or RUL-1002.");
        }
        YamlNode written = map.get(id).orElseThrow();
        if (written instanceof YamlMap parameters) {
            rules.put(
                    id, new LegalEntity.RuleSwitch(isOn(parameters, STATE), map.keyPosition(id), settings(parameters)));
        } else {
            map.fields(problems)
                    .choice(id, OnOff.class)
                    .ifPresent(state -> rules.put(
                            id, new LegalEntity.RuleSwitch(state == OnOff.ON, map.keyPosition(id), Map.of())));
        }
    }

    private boolean isOn(YamlMap map, String name) {
        return map.fields(problems).choice(name, OnOff.class).orElse(OnOff.ON) == OnOff.ON;
    }

    private Map<String, LegalEntity.RuleSetting> settings(YamlMap map) {
        YamlFields fields = map.fields(problems);
        Map<String, LegalEntity.RuleSetting> settings = new LinkedHashMap<>();
        map.names().stream()
                .filter(name -> !name.equals(STATE))
                .forEach(name -> fields.text(name)
                        .ifPresent(
                                text -> settings.put(name, new LegalEntity.RuleSetting(text, map.keyPosition(name)))));
        return settings;
    }
}
