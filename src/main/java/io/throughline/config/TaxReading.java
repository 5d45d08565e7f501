package io.throughline.config;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the tax treatments that an accountant wrote. */
final class TaxReading {

    private static final BigDecimal MAX_RATE = new BigDecimal(100);

    private static final Pattern RULE = Pattern.compile("D4[789]");

    private final TaxConditionReading conditions;
    private final Problems problems;
    private final Shapes shapes;

    TaxReading(Countries countries, Problems problems) {
        this.conditions = new TaxConditionReading(countries, problems);
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    List<TaxTreatment> treatments(YamlFields tax) {
        List<TaxTreatment> treatments =
                tax.maps("treatments").stream().map(this::treatment).toList();
        Set<String> seen = new HashSet<>();
        treatments.stream()
                .filter(treatment -> !seen.add(treatment.name().id()))
                .forEach(twice -> problems.add(
                        "CFG-1113",
                        twice.position(),
                        "tax.treatments",
                        "the id '" + twice.name().id() + "' stands twice.",
                        "Give each treatment its own id."));
        return treatments;
    }

    private TaxTreatment treatment(YamlFields fields) {
        fields.onlyKeys(
                        "id",
                        "rule",
                        "says",
                        "when",
                        "requires",
                        "treatment",
                        "componentsBy",
                        "components",
                        "note",
                        "followUp")
                .require("id", "rule", "says", "when", "treatment");
        return new TaxTreatment(
                name(fields),
                fields.maps("when").stream().flatMap(this::condition).toList(),
                fields.maps("requires").stream().flatMap(this::requirement).toList(),
                rates(fields),
                new TaxTreatment.Wording(
                        fields.text("note").orElse(null),
                        fields.text("followUp").orElse(null)),
                fields.map().position());
    }

    private TaxTreatment.Name name(YamlFields fields) {
        String rule = fields.text("rule").orElse("D49");
        if (!RULE.matcher(rule).matches()) {
            wrong(fields, "rule", "'" + rule + "' is no rule about tax.", "Write D47, D48 or D49.");
        }
        return new TaxTreatment.Name(
                shapes.word(fields, "id").orElse(""),
                rule,
                fields.text("says").orElse(""),
                shapes.word(fields, "treatment").orElse(""));
    }

    private Stream<TaxCondition> condition(YamlFields fields) {
        return conditions.condition(fields).stream();
    }

    private Stream<TaxRequirement> requirement(YamlFields fields) {
        fields.onlyKeys("id", "check", "title", "fix").require("id", "check", "title", "fix");
        Optional<TaxCondition> check = fields.map("check").flatMap(map -> conditions.condition(map.fields(problems)));
        return check.stream()
                .map(condition -> new TaxRequirement(
                        shapes.word(fields, "id").orElse(""),
                        condition,
                        fields.text("title").orElse(""),
                        fields.text("fix").orElse("")));
    }

    private TaxTreatment.Rates rates(YamlFields fields) {
        Optional<TaxFact> by = fields.text("componentsBy").flatMap(word -> conditions.fact(fields, "componentsBy"));
        if (!fields.map().has("componentsBy")) {
            return new TaxTreatment.Rates(null, Map.of("", components(fields, "components")));
        }
        Map<String, List<TaxComponent>> table = new LinkedHashMap<>();
        fields.require("components")
                .map("components")
                .ifPresent(map -> map.names().forEach(row -> table.put(row, components(map.fields(problems), row))));
        return new TaxTreatment.Rates(by.orElse(TaxFact.SERVICE_STATE), table);
    }

    private List<TaxComponent> components(YamlFields fields, String name) {
        return fields.maps(name).stream().map(this::component).toList();
    }

    private TaxComponent component(YamlFields fields) {
        fields.onlyKeys("name", "rate").require("name", "rate");
        BigDecimal rate = fields.decimal("rate").orElse(BigDecimal.ZERO);
        if (rate.signum() < 0 || rate.compareTo(MAX_RATE) > 0) {
            wrong(
                    fields,
                    "rate",
                    "a tax rate is not below zero and not above a hundred.",
                    "Write the rate in per cent.");
        }
        return new TaxComponent(fields.text("name").orElse(""), rate);
    }

    private void wrong(YamlFields fields, String name, String message, String action) {
        problems.add("CFG-1113", fields.node(name).orElse(fields.map()), message, action);
    }
}
