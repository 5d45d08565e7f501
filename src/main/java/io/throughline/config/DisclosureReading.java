package io.throughline.config;

import io.throughline.canonical.FieldClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code config/disclosure.yaml}. */
final class DisclosureReading {

    private static final String[] ROLES = {"crm", "erp", "psa", "delivery", "hr"};
    private static final List<String> WITHOUT_COSTS = List.of("crm", "delivery");

    private final Problems problems;

    DisclosureReading(Problems problems) {
        this.problems = problems;
    }

    Disclosure of(Layers layers) {
        Map<String, Set<FieldClass>> allowed = new LinkedHashMap<>();
        YamlReader.readMap(layers, Disclosure.FILE, problems)
                .map(map -> map.fields(problems).onlyKeys("disclosure"))
                .flatMap(file -> file.fields("disclosure"))
                .map(roles -> roles.onlyKeys(ROLES))
                .ifPresent(roles -> roles.map().names().forEach(role -> allowed.put(role, classes(roles, role))));
        return new Disclosure(allowed);
    }

    private Set<FieldClass> classes(YamlFields roles, String role) {
        Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
        for (String word : roles.texts(role)) {
            FieldClass.of(word)
                    .ifPresentOrElse(found -> add(found, roles, role, classes), () -> unknown(word, roles, role));
        }
        return classes;
    }

    private void add(FieldClass found, YamlFields roles, String role, Set<FieldClass> into) {
        boolean never = found == FieldClass.CREDENTIAL || found == FieldClass.COST_RATE && WITHOUT_COSTS.contains(role);
        if (!never) {
            into.add(found);
            return;
        }
        problems.add(
                "MAP-1060",
                roles.node(role).orElseThrow(),
                "a field of class " + found.word() + " may never be sent to a system of role " + role
                        + " (D59), so it is not.",
                "Take '" + found.word() + "' out of the list.");
    }

    private void unknown(String word, YamlFields roles, String role) {
        List<String> known =
                Arrays.stream(FieldClass.values()).map(FieldClass::word).toList();
        problems.add(
                "MAP-1061",
                roles.node(role).orElseThrow(),
                "there is no field class '" + word + "'.",
                Nearest.to(word, known)
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Known are " + String.join(", ", known) + "."));
    }
}
