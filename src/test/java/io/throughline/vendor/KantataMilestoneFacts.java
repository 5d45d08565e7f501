package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the simulated Kantata comes to have milestones. */
record KantataMilestoneFacts(Simulator account) implements FeedFacts {

    @Override
    public String operation() {
        return "psa-milestone-feed";
    }

    @Override
    public String make(String name) throws Exception {
        return made(Map.of("title", name));
    }

    private String made(Map<String, Object> fields) throws Exception {
        String project = KantataLineFacts.PROJECT;
        account.put("workspaces", Map.of("id", project, "title", "Feeds", "creator_role", "maven", "currency", "EUR"));
        Map<String, Object> milestone = new HashMap<>(fields);
        milestone.putAll(Map.of("workspace_id", project, "story_type", "milestone"));
        account.put("stories", milestone);
        List<Map<String, Object>> all = account.records("stories");
        return String.valueOf(all.get(all.size() - 1).get("id"));
    }

    @Override
    public void change(String id) throws Exception {
        account.put("stories", Map.of("id", id, "budget_estimate_in_cents", System.nanoTime() % 100_000));
    }

    @Override
    public Optional<String> expiredPosition() {
        return Optional.of("2020-01-01T00:00:00Z;2020-01-01T00:00:00Z");
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made(Map.of("title", "Late", "updated_at", time.toString())));
    }
}
