package io.throughline.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts {@code tax.rates}, components by the id of a treatment, in the place of the components written at the treatments: so a rate changes, for a
 * time or in a narrower file, without a copy of the treatments.
 */
final class TaxRates {

    private static final String TREATMENTS = "treatments";

    private final YamlFields tax;
    private final Problems problems;

    TaxRates(YamlFields tax, Problems problems) {
        this.tax = tax;
        this.problems = problems;
    }

    YamlFields inTreatments() {
        Map<String, YamlNode> unused =
                new LinkedHashMap<>(tax.map("rates").map(YamlMap::entries).orElse(Map.of()));
        if (unused.isEmpty()) {
            return tax;
        }
        List<YamlNode> treatments = tax.list(TREATMENTS).map(YamlList::items).orElse(List.of());
        List<YamlNode> changed = treatments.stream()
                .map(node -> node instanceof YamlMap treatment ? withRates(treatment, unused) : node)
                .toList();
        unused.forEach((id, node) -> unknown(id, node, treatments));
        Map<String, YamlNode> entries = new HashMap<>(tax.map().entries());
        entries.computeIfPresent(TREATMENTS, (name, list) -> new YamlList(list.position(), list.path(), changed));
        return new YamlMap(
                        tax.map().position(),
                        tax.map().path(),
                        entries,
                        tax.map().keys())
                .fields(problems);
    }

    private static YamlMap withRates(YamlMap treatment, Map<String, YamlNode> rates) {
        YamlNode components = rates.remove(id(treatment));
        if (components == null) {
            return treatment;
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>(treatment.entries());
        entries.put("components", components);
        return new YamlMap(treatment.position(), treatment.path(), entries, treatment.keys());
    }

    private static String id(YamlMap treatment) {
        return treatment.get("id").map(node -> String.valueOf(node.plain())).orElse("");
    }

    private void unknown(String id, YamlNode node, List<YamlNode> treatments) {
        List<String> known = treatments.stream()
                .filter(YamlMap.class::isInstance)
                .map(treatment -> id((YamlMap) treatment))
                .toList();
        problems.add(
                "CFG-1159",
                node,
                "there is no tax treatment '" + id + "' whose rates these could be.",
                Nearest.to(id, known)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Treatments: " + String.join(", ", known) + "."));
    }
}
