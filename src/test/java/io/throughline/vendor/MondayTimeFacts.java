package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the simulated monday.com comes to have time on the board of times. A position is never too old, for a list that was forgotten is read from its start. */
record MondayTimeFacts(Simulator account) implements FeedFacts {

    private static final String BOARD = "5000000002";

    @Override
    public String operation() {
        return "psa-time-feed";
    }

    @Override
    public Map<String, Object> document() {
        return Map.of("transaction", Map.of("region", "de"));
    }

    @Override
    public String make(String name) throws Exception {
        return made(name, Map.of());
    }

    private String made(String name, Map<String, Object> fields) throws Exception {
        Map<String, Object> item = new HashMap<>(fields);
        item.putAll(Map.of(
                "board_id", BOARD,
                "name", name,
                "column_values",
                        Map.of("date", Map.of("date", "2026-03-31"), "hours", "1.5", "project", "5000020001")));
        account.put("items", item);
        List<Map<String, Object>> all = account.records("items");
        return String.valueOf(all.get(all.size() - 1).get("id"));
    }

    @Override
    public void change(String id) throws Exception {
        account.put(
                "items",
                Map.of(
                        "id",
                        id,
                        "board_id",
                        BOARD,
                        "column_values",
                        Map.of("hours", String.valueOf(System.nanoTime() % 23 + 1))));
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made("Late", Map.of("updated_at", time.toString())));
    }
}
