package io.throughline.camel.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A record that could be what a call in doubt made, as a desk case keeps it: ids, numbers, status and amounts, no personal data. */
final class Candidate {

    /** More are no help to anybody. */
    static final int MOST = 10;

    private static final Set<String> FREE_TEXT =
            Set.of("name", "title", "description", "notes", "note", "email", "phone", "address", "contact", "contacts");
    private static final List<String> SHOWN =
            List.of("id", "number", "code", "status", "amount", "total", "hours", "dueOn");

    private Candidate() {}

    /** What is kept: the fields to recognise it by, and under {@code result} what the step has if a person says that this is it. */
    static Map<String, Object> facts(Map<String, Object> record) {
        Map<String, Object> result = new LinkedHashMap<>(record);
        result.keySet().removeAll(FREE_TEXT);
        Map<String, Object> facts = new LinkedHashMap<>();
        SHOWN.stream().filter(result::containsKey).forEach(field -> facts.put(field, result.get(field)));
        facts.put("result", result);
        return facts;
    }

    /** One record in words. */
    static String line(Map<String, Object> facts) {
        return facts.entrySet().stream()
                .filter(field -> !field.getKey().equals("result"))
                .map(field -> field.getKey() + " " + words(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(Object value) {
        return value instanceof Map<?, ?> money && money.containsKey("currency")
                ? money.get("value") + " " + money.get("currency")
                : String.valueOf(value);
    }
}
