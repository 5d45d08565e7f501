package io.throughline.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in force for a legal entity in one period, a line a value. For one thread. */
final class PolicyLines {

    private final Region region;
    private final String legalEntity;
    private final String customer;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** A value and where it stands. */
    record Line(String value, Position position) {}

    PolicyLines(Region region, String legalEntity, String customer) {
        this.region = region;
        this.legalEntity = legalEntity;
        this.customer = customer;
    }

    Map<String, Line> all() {
        region.settings(legalEntity, customer)
                .ifPresent(settings -> settings.entries().forEach((name, node) -> add(name, node)));
        return lines;
    }

    private void add(String key, YamlNode node) {
        LegalEntity entity = region.legalEntity(legalEntity, customer).orElseThrow();
        switch (key) {
            case "tax" -> entity.books().taxes().forEach(this::treatment);
            case "approval" -> approvals(entity.books().approvals(), node);
            default -> plain(key, node);
        }
    }

    private void treatment(TaxTreatment treatment) {
        String id = treatment.name().id();
        Position position = region.explain(legalEntity, customer, "tax.rates." + id)
                .map(Explained::position)
                .orElse(treatment.position());
        lines.put("tax." + id, new Line(sentence(treatment), position));
    }

    private static String sentence(TaxTreatment treatment) {
        String rates = treatment.rates().by() == null
                ? taxes(treatment.rates().of(null).orElse(List.of()))
                : "rates by " + treatment.rates().by().word();
        return treatment.name().treatment() + (rates.isEmpty() ? "" : " with " + rates) + ": "
                + treatment.name().says();
    }

    private static String taxes(List<TaxComponent> components) {
        return components.stream()
                .map(tax -> tax.name() + " " + plain(tax.rate()) + " %")
                .collect(Collectors.joining(", "));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void approvals(List<Approval> stages, YamlNode node) {
        for (int i = 0; i < stages.size(); i++) {
            Approval stage = stages.get(i);
            String team = region.teams().team(stage.team()).map(Team::name).orElse(stage.team());
            Position position = node instanceof YamlList list
                    ? list.items().get(i).position()
                    : region.explain(legalEntity, customer, "approval.above")
                            .map(Explained::position)
                            .orElse(node.position());
            lines.put("approval." + (i + 1), new Line(team + " approves above " + stage.above(), position));
        }
    }

    private void plain(String key, YamlNode node) {
        if (node instanceof YamlMap map && map.has("template")) {
            lines.put(key, new Line(values(map), map.position()));
        } else if (node instanceof YamlMap map) {
            map.entries().forEach((name, inner) -> plain(key + "." + name, inner));
        } else if (node instanceof YamlList list) {
            String items = list.items().stream()
                    .map(item -> item instanceof YamlScalar scalar ? scalar.text() : item.kind())
                    .collect(Collectors.joining(", "));
            lines.put(key, new Line(items, list.position()));
        } else if (node instanceof YamlScalar scalar && !scalar.isNull()) {
            lines.put(key, new Line(scalar.text(), scalar.position()));
        }
    }

    /** A template and its number in each PSA, on one line. */
    private static String values(YamlMap cell) {
        return cell.entries().entrySet().stream()
                .map(part -> part.getKey().equals("template")
                        ? String.valueOf(part.getValue().plain())
                        : part.getKey() + " " + part.getValue().plain())
                .collect(Collectors.joining(", "));
    }
}
