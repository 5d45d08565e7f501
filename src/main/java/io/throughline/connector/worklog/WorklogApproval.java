package io.throughline.connector.worklog;

import io.throughline.canonical.Json;
import io.throughline.config.TimeApproval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the configured source says about one worklog.
 *
 * @param state {@code draft}, {@code submitted}, {@code approved}, {@code rejected}
 * @param approvedBy id of who approved, if the source says it
 */
record WorklogApproval(String state, Optional<String> approvedBy) {

    /** Reads it; without a word from the source the time is handed in and waits. */
    static WorklogApproval of(TimeApproval source, Map<String, Object> worklog, Optional<Map<String, Object>> issue) {
        Object said = switch (source.source()) {
            case ISSUE_STATUS -> issue.map(one -> Json.at(one, "fields.status")).orElse(null);
            case ISSUE_FIELD -> issue.map(one -> field(one, source.key())).orElse(null);
            case ISSUE_PROPERTY ->
                issue.map(one -> field(one.get("properties"), source.key())).orElse(null);
            case WORKLOG_PROPERTY -> property(worklog, source.key());
            case NONE, COLUMN, DESK -> null;
        };
        Object word = source.path().isEmpty() ? said : Json.at(said, source.path());
        Optional<String> who = source.approver().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(Json.at(said, source.approver())).map(String::valueOf);
        String state = source.stateOf(words(word));
        return new WorklogApproval(state, state.equals("approved") ? who : Optional.empty());
    }

    private static Object field(Object owner, String key) {
        Map<String, Object> object = Json.isObject(owner) ? Json.asObject(owner) : Map.of();
        Object fields = object.get("fields");
        return Json.isObject(fields) ? Json.asObject(fields).get(key) : object.get(key);
    }

    private static Object property(Map<String, Object> worklog, String key) {
        Object list = worklog.get("properties");
        return (list instanceof List<?> ? Json.asList(list) : List.of())
                .stream()
                        .filter(Json::isObject)
                        .map(Json::asObject)
                        .filter(one -> key.equals(one.get("key")))
                        .map(one -> one.get("value"))
                        .findFirst()
                        .orElse(null);
    }

    /** A plain value is its own word; a status or option is known by its id, name and value. */
    private static List<String> words(Object said) {
        if (!Json.isObject(said)) {
            return said == null || said instanceof List ? List.of() : List.of(said.toString());
        }
        Map<String, Object> object = Json.asObject(said);
        return Stream.of("id", "name", "value")
                .map(object::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }
}
