package io.throughline.runner.explain;

import io.throughline.mapping.Explanation;
import io.throughline.replay.ExplainedRecord;
import io.throughline.replay.ExplainedStep;
import io.throughline.replay.Gap;
import io.throughline.replay.Stop;
import io.throughline.runner.terminal.ExplanationJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What decided the values of a past transaction, in the shape of docs/cli.md. */
public final class ExplainJson {

    private ExplainJson() {}

    /** The whole; plain values. */
    public static Map<String, Object> of(ExplainedTransaction told) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("transaction", told.recorded().id());
        json.put("workflow", told.recorded().workflow());
        json.put("state", told.recorded().state());
        json.put("object", told.recorded().event().objectId());
        json.put("region", told.recorded().region());
        json.put("legalEntity", told.recorded().legalEntity());
        json.put("bundle", told.bundle().hash());
        json.put("bundleVersion", told.bundle().version().version());
        json.put("ownBundle", told.own());
        json.put("steps", told.steps().stream().map(ExplainJson::step).toList());
        json.put("notKnown", told.gaps().stream().map(ExplainJson::gap).toList());
        return json;
    }

    private static Map<String, Object> step(ExplainedStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", step.id());
        json.put("operation", step.operation());
        json.put("system", step.system());
        json.put("records", step.records().stream().map(ExplainJson::record).toList());
        json.put("stop", step.stop() == null ? null : stop(step.stop()));
        return json;
    }

    private static Map<String, Object> stop(Stop stop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", stop.kind());
        json.put("code", stop.code());
        json.put("title", stop.title());
        json.put("detail", stop.detail());
        return json;
    }

    private static Map<String, Object> record(ExplainedRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("way", record.way().word());
        json.put("record", record.record());
        json.put("call", record.call());
        json.put("mapping", record.mapping());
        json.put(
                "fields",
                record.explanation().fields().stream()
                        .map(field -> field(field, record))
                        .toList());
        json.putAll(ExplanationJson.withoutFields(record.explanation()));
        json.put("plain", record.plain().stream().map(ExplainJson::plain).toList());
        return json;
    }

    private static Map<String, Object> field(Explanation.Field field, ExplainedRecord record) {
        Map<String, Object> json = ExplanationJson.field(field);
        List<String> origins = field.reads().stream()
                .map(record.origins()::get)
                .filter(Objects::nonNull)
                .toList();
        json.put("origins", origins);
        return json;
    }

    private static Map<String, Object> plain(ExplainedRecord.Plain value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", value.path());
        json.put("value", value.value());
        json.put("says", value.says());
        return json;
    }

    private static Map<String, Object> gap(Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", gap.step());
        json.put("reason", gap.reason());
        json.put("detail", gap.detail());
        return json;
    }
}
