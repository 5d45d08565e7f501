package io.throughline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which system a region or a legal entity binds to which role. */
final class SystemBindings {

    static final List<String> ROLES = List.of("crm", "erp", "psa", "delivery");

    private final Problems problems;

    SystemBindings(Problems problems) {
        this.problems = problems;
    }

    /** System by role; what is required and missing is a problem, unless there is no map of systems at all. */
    Map<String, String> of(YamlFields settings) {
        Shapes shapes = new Shapes(problems);
        Map<String, String> systems = new LinkedHashMap<>();
        settings.map("systems").map(map -> map.fields(problems)).ifPresent(fields -> {
            fields.onlyKeys(ROLES.toArray(String[]::new)).require("crm", "erp", "psa");
            ROLES.forEach(role -> shapes.word(fields, role).ifPresent(system -> systems.put(role, system)));
        });
        return systems;
    }
}
