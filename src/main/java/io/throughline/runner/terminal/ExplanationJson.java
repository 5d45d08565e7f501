package io.throughline.runner.terminal;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import io.throughline.mapping.Explanation;
import io.throughline.mapping.MappingProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What decided each field of a mapped object, for programs.
 *
 * <pre>{@code
 * { "fields": [ { "path": "account.name", "value": "…", "file": "mappings/…", "line": 27, "column": 13, "layer": "packed",
 *                 "reads": ["Account.Name"], "lookups": ["mappings/lookups/roles.csv:7:1"], "validFrom": null, "validTo": null } ],
 *   "problems": [ { "code": "MAP-2001", "path": "id", "file": "…", "line": 7, "column": 7, "text": "…" } ] }
 * }</pre>
 */
public final class ExplanationJson {

    private ExplanationJson() {}

    /** Fields in the order they were made, then the problems; plain values. */
    public static Map<String, Object> of(Explanation explanation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "fields",
                explanation.fields().stream().map(ExplanationJson::field).toList());
        json.put(
                "problems",
                explanation.problems().stream().map(ExplanationJson::problem).toList());
        return json;
    }

    private static Map<String, Object> field(Explanation.Field field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", field.path());
        json.put("value", field.value());
        place(json, field.position());
        json.put("layer", field.layer());
        json.put("reads", List.copyOf(field.reads()));
        json.put("lookups", List.copyOf(field.lookups()));
        Validity validity = field.validity();
        json.put("validFrom", validity.from() == null ? null : validity.from().toString());
        json.put("validTo", validity.to() == null ? null : validity.to().toString());
        return json;
    }

    private static Map<String, Object> problem(MappingProblem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("path", problem.path());
        place(json, problem.position());
        json.put("text", problem.toString());
        return json;
    }

    private static void place(Map<String, Object> json, Position position) {
        json.put("file", position.file());
        json.put("line", position.line());
        json.put("column", position.column());
    }
}
