package io.throughline.runner.demo;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks the simulators, not the product, whether anything was made twice: their journals, by the marker that each record carries, and their records, by
 * what a person would call the same.
 */
final class DuplicateCheck {

    /** Records of one type that agree in all these fields are the same thing. */
    private record Same(String system, String type, List<String> fields) {}

    private static final List<Same> RULES = List.of(
            new Same("netsuite", "customer", List.of("vatRegNumber", "subsidiary.id")),
            new Same("netsuite", "customer", List.of("accountNumber", "subsidiary.id")),
            new Same("netsuite", "job", List.of("entityId")),
            new Same("netsuite", "salesOrder", List.of("job.id")),
            new Same("kantata", "workspaces", List.of("title")));

    private final Map<String, Simulator> simulators;

    DuplicateCheck(Map<String, Simulator> simulators) {
        this.simulators = simulators;
    }

    /**
     * What was found.
     *
     * @param duplicates one line for each thing that exists twice; empty if all is well
     * @param created records made by the product, over all systems
     * @param how how it was looked for, for people
     */
    record Result(List<String> duplicates, long created, String how) {}

    Result run() throws IOException, InterruptedException {
        List<String> duplicates = new ArrayList<>();
        long created = 0;
        for (Map.Entry<String, Simulator> system : simulators.entrySet()) {
            List<Map<String, Object>> made = system.getValue().journal().stream()
                    .filter(line -> "created".equals(line.get("effect")) && line.get("marker") != null)
                    .toList();
            created += made.size();
            duplicates.addAll(repeated(system.getKey() + " journal", made, List.of("type", "marker")));
        }
        for (Same same : RULES) {
            List<Map<String, Object>> records = simulators.get(same.system()).records(same.type());
            duplicates.addAll(repeated(same.system() + " " + same.type(), records, same.fields()));
        }
        return new Result(List.copyOf(duplicates), created, how());
    }

    private static List<String> repeated(String what, List<Map<String, Object>> records, List<String> fields) {
        Map<String, Long> counts = records.stream()
                .map(record -> key(record, fields))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(count -> "%s: %d with %s".formatted(what, count.getValue(), count.getKey()))
                .toList();
    }

    /** Null if a field has no value: then nothing says that two records are the same. */
    private static String key(Map<String, Object> record, List<String> fields) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            String value = Json.textAt(record, field);
            if (value == null || value.isBlank()) {
                return null;
            }
            values.add(field + " " + value);
        }
        return String.join(", ", values);
    }

    private static String how() {
        String rules = RULES.stream()
                .map(same -> "%s %s by %s".formatted(same.system(), same.type(), String.join(" + ", same.fields())))
                .collect(Collectors.joining("; "));
        return "journals of all simulators: no two creations with the same type and marker; their records: " + rules;
    }
}
