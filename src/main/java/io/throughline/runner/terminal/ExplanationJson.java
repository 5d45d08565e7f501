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
 *                 "rule": ["taken from Account.Name"], "reads": ["Account.Name"],
 *                 "lookups": [ { "table": "roles", "key": "…", "column": "…", "answer": "…", "file": "mappings/lookups/roles.csv", "line": 7,
 *                                "validFrom": null, "validTo": null, "for": [] } ], "validFrom": null, "validTo": null } ],
 *   "absent": [ { "path": "poNumber", "reason": "source-empty", "why": "…", "file": "…", "line": 9, "column": 11, "layer": "…", "rule": […], "reads": […], … } ],
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
        json.putAll(withoutFields(explanation));
        return json;
    }

    /** {@code absent} and {@code problems} alone. */
    public static Map<String, Object> withoutFields(Explanation explanation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "absent",
                explanation.absent().stream().map(ExplanationJson::absent).toList());
        json.put(
                "problems",
                explanation.problems().stream().map(ExplanationJson::problem).toList());
        return json;
    }

    /** One value. */
    public static Map<String, Object> field(Explanation.Field field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", field.path());
        json.put("value", field.value());
        place(json, field.position());
        json.put("layer", field.layer());
        json.put("rule", List.copyOf(field.rule()));
        json.put("reads", List.copyOf(field.reads()));
        json.put("lookups", field.rows().stream().map(ExplanationJson::row).toList());
        validity(json, field.validity());
        return json;
    }

    /** One field without a value. */
    public static Map<String, Object> absent(Explanation.Absent field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", field.path());
        json.put("reason", field.kind().word());
        json.put("why", field.why());
        place(json, field.position());
        json.put("layer", field.layer());
        json.put("rule", List.copyOf(field.rule()));
        json.put("reads", List.copyOf(field.reads()));
        validity(json, field.validity());
        return json;
    }

    private static Map<String, Object> row(Explanation.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", row.table());
        json.put("key", row.key());
        json.put("column", row.column());
        json.put("answer", row.answer());
        json.put("file", row.position() == null ? null : row.position().file());
        json.put("line", row.position() == null ? null : row.position().line());
        validity(json, row.validity());
        json.put("for", row.owners());
        return json;
    }

    private static void validity(Map<String, Object> json, Validity validity) {
        json.put("validFrom", validity.from() == null ? null : validity.from().toString());
        json.put("validTo", validity.to() == null ? null : validity.to().toString());
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
