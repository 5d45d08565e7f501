package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulated Kantata comes to have time entries or expenses.
 *
 * @param type the resource
 * @param day its attribute of the day
 * @param amount its attribute of minutes or cents
 */
record KantataLineFacts(Simulator account, String operation, String type, String day, String amount)
        implements FeedFacts {

    static final String PROJECT = "900001";

    @Override
    public String make(String name) throws Exception {
        return made(new HashMap<>(Map.of("notes", name)));
    }

    private String made(Map<String, Object> fields) throws Exception {
        account.put("workspaces", Map.of("id", PROJECT, "title", "Feeds", "creator_role", "maven", "currency", "EUR"));
        fields.putAll(Map.of("workspace_id", PROJECT, day, "2026-11-23", amount, 30));
        account.put(type, fields);
        List<Map<String, Object>> all = account.records(type);
        return String.valueOf(all.get(all.size() - 1).get("id"));
    }

    @Override
    public void change(String id) throws Exception {
        account.put(type, Map.of("id", id, amount, System.nanoTime() % 100_000));
    }

    @Override
    public Optional<String> expiredPosition() {
        return Optional.of("2020-01-01T00:00:00Z;2020-01-01T00:00:00Z");
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made(new HashMap<>(Map.of("notes", "Late", "updated_at", time.toString()))));
    }
}
