package io.throughline.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one condition: {@code { fact: service.country, in: [DE] }}. */
final class TaxConditionReading {

    private static final List<String> QUESTIONS =
            List.of("in", "notIn", "inGroup", "notInGroup", "present", "sameAs", "notBefore", "maxAgeDays");

    private final Countries countries;
    private final Problems problems;

    TaxConditionReading(Countries countries, Problems problems) {
        this.countries = countries;
        this.problems = problems;
    }

    /** The condition; empty, with a problem, if it cannot be understood. */
    Optional<TaxCondition> condition(YamlFields fields) {
        fields.onlyKeys("fact", "in", "notIn", "inGroup", "notInGroup", "present", "sameAs", "notBefore", "maxAgeDays")
                .require("fact");
        List<String> asked =
                QUESTIONS.stream().filter(name -> fields.node(name).isPresent()).toList();
        if (asked.size() != 1) {
            wrong(
                    fields.map(),
                    "a condition asks one question, this asks " + asked + ".",
                    "Keep one of " + QUESTIONS + ".");
            return Optional.empty();
        }
        return fact(fields, "fact").flatMap(fact -> question(fields, fact, asked.get(0)));
    }

    /** The fact that a name refers to; empty, with a problem, if there is none. */
    Optional<TaxFact> fact(YamlFields fields, String name) {
        Optional<TaxFact> fact = fields.text(name).flatMap(TaxFact::of);
        if (fact.isEmpty() && fields.node(name).isPresent()) {
            wrong(fields.node(name).get(), "there is no such fact.", "Facts: " + TaxFact.words() + ".");
        }
        return fact;
    }

    private Optional<TaxCondition> question(YamlFields fields, TaxFact fact, String question) {
        return switch (question) {
            case "in" -> Optional.of(new TaxCondition.In(fact, values(fields, question)));
            case "notIn" -> Optional.of(new TaxCondition.NotIn(fact, values(fields, question)));
            case "inGroup" -> Optional.of(new TaxCondition.In(fact, group(fields, question)));
            case "notInGroup" -> Optional.of(new TaxCondition.NotIn(fact, group(fields, question)));
            case "present" -> fields.bool(question).map(expected -> new TaxCondition.Present(fact, expected));
            case "sameAs" -> fact(fields, question).map(other -> new TaxCondition.SameAs(fact, other));
            case "notBefore" -> fact(fields, question).map(other -> new TaxCondition.NotBefore(fact, other));
            default -> fields.integer(question).map(days -> new TaxCondition.MaxAgeDays(fact, days));
        };
    }

    private static Set<String> values(YamlFields fields, String name) {
        return new LinkedHashSet<>(fields.texts(name));
    }

    private Set<String> group(YamlFields fields, String name) {
        String group = fields.text(name).orElse("");
        if (!countries.groups().containsKey(group)) {
            wrong(
                    fields.node(name).orElse(fields.map()),
                    "there is no group of countries '" + group + "'.",
                    "Groups in " + CountriesReading.FILE + ": "
                            + countries.groups().keySet() + ".");
        }
        return countries.groups().getOrDefault(group, Set.of());
    }

    private void wrong(YamlNode node, String message, String action) {
        problems.add("CFG-1114", node, message, action);
    }
}
