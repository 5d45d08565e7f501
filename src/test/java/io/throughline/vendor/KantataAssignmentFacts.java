package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the simulated Kantata comes to have allocations. */
record KantataAssignmentFacts(Simulator account) implements FeedFacts {

    private static final String PLACE = "900002";

    @Override
    public String operation() {
        return "psa-assignment-feed";
    }

    @Override
    public String make(String name) throws Exception {
        return made(Map.of());
    }

    private String made(Map<String, Object> fields) throws Exception {
        String project = KantataLineFacts.PROJECT;
        account.put("workspaces", Map.of("id", project, "title", "Feeds", "creator_role", "maven", "currency", "EUR"));
        account.put("workspace_resources", Map.of("id", PLACE, "workspace_id", project, "role_id", "4002"));
        Map<String, Object> allocation = new HashMap<>(fields);
        allocation.putAll(Map.of(
                "workspace_id",
                project,
                "resource_id",
                PLACE,
                "start_date",
                "2026-11-02",
                "end_date",
                "2026-11-27",
                "minutes",
                600));
        account.put("workspace_allocations", allocation);
        List<Map<String, Object>> all = account.records("workspace_allocations");
        return String.valueOf(all.get(all.size() - 1).get("id"));
    }

    @Override
    public void change(String id) throws Exception {
        account.put("workspace_allocations", Map.of("id", id, "minutes", System.nanoTime() % 10_000));
    }

    @Override
    public Optional<String> expiredPosition() {
        return Optional.of("2020-01-01T00:00:00Z;2020-01-01T00:00:00Z");
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made(Map.of("updated_at", time.toString())));
    }
}
