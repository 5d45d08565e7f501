package io.throughline.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the table {@code templates} of a region: service line, billing method, template and its id in the PSA. */
final class TemplateTableReading {

    private final Map<String, Template> templates;
    private final Map<String, String> systems;
    private final Problems problems;

    TemplateTableReading(Map<String, Template> templates, Map<String, String> systems, Problems problems) {
        this.templates = templates;
        this.systems = systems;
        this.problems = problems;
    }

    TemplateTable table(YamlMap map) {
        YamlFields fields = map.fields(problems);
        Map<String, Map<String, TemplateChoice>> rows = new LinkedHashMap<>();
        map.names()
                .forEach(serviceLine ->
                        fields.map(serviceLine).ifPresent(row -> rows.put(serviceLine, row(serviceLine, row))));
        return new TemplateTable(rows);
    }

    private Map<String, TemplateChoice> row(String serviceLine, YamlMap row) {
        YamlFields fields = row.fields(problems);
        Map<String, TemplateChoice> choices = new LinkedHashMap<>();
        row.names().forEach(method -> fields.map(method).ifPresent(cell -> choice(serviceLine, method, cell, choices)));
        return choices;
    }

    private void choice(String serviceLine, String method, YamlMap cell, Map<String, TemplateChoice> choices) {
        YamlFields fields = cell.fields(problems).require("template");
        String psa = systems.get("psa");
        if (psa != null) {
            fields.require(psa);
        }
        String name = fields.text("template").orElse("");
        Template template = templates.get(name);
        if (template == null) {
            problems.add(
                    "CFG-1110",
                    cell.get("template").orElse(cell),
                    "there is no template '" + name + "'.",
                    "Templates: " + String.join(", ", templates.keySet()) + ".");
            return;
        }
        Map<String, String> ids = new LinkedHashMap<>();
        cell.names().stream()
                .filter(system -> !system.equals("template"))
                .forEach(system -> fields.text(system).ifPresent(id -> ids.put(system, id)));
        TemplateChoice choice = new TemplateChoice(template, ids, cell.position());
        choices.put(method, choice);
        checkFit(serviceLine, method, choice);
    }

    /** A row of its own for a service line must fit; the row for any is judged deal by deal (RUL-1006). */
    private void checkFit(String serviceLine, String method, TemplateChoice choice) {
        if (!serviceLine.equals(TemplateTable.ANY) && !choice.fits(serviceLine, method)) {
            problems.add(
                    "CFG-1111",
                    choice.position(),
                    serviceLine + "." + method,
                    "the template " + choice.template().name()
                            + " is not made for this work, so every such deal would be held.",
                    "Choose another template, or add the work to its serviceLines and billingMethods.");
        }
    }
}
