package io.throughline.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The staffing requests of a project: one per role, with the hours of its tasks. */
final class Staffing {

    private Staffing() {}

    static List<Map<String, Object>> of(Deal deal, List<TaskPlan.Task> tasks) {
        Map<String, BigDecimal> hours = new LinkedHashMap<>();
        tasks.stream()
                .filter(task -> task.hours().signum() > 0)
                .forEach(task -> task.role().ifPresent(role -> hours.merge(role, task.hours(), BigDecimal::add)));
        Map<String, String> keys = Keys.of(List.copyOf(hours.keySet()));
        return hours.entrySet().stream()
                .map(role -> request(deal, keys.get(role.getKey()), role))
                .toList();
    }

    private static Map<String, Object> request(Deal deal, String key, Map.Entry<String, BigDecimal> role) {
        return new PlainObject()
                .with("key", key)
                .with("role", role.getKey())
                .with("hours", role.getValue())
                .with("startOn", deal.startOn().orElseThrow().toString())
                .with("endOn", deal.endOn().orElseThrow().toString())
                .build();
    }
}
