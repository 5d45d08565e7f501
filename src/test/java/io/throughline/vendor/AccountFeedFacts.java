package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the simulated Salesforce comes to have accounts. */
record AccountFeedFacts(Simulator org) implements FeedFacts {

    @Override
    public String operation() {
        return "crm-account-feed";
    }

    @Override
    public String make(String name) throws Exception {
        return made(new HashMap<>(Map.of("Name", name)));
    }

    private String made(Map<String, Object> fields) throws Exception {
        org.put("Account", fields);
        List<Map<String, Object>> accounts = org.records("Account");
        return String.valueOf(accounts.get(accounts.size() - 1).get("Id"));
    }

    @Override
    public void change(String id) throws Exception {
        org.put("Account", Map.of("Id", id, "Name", "Changed " + System.nanoTime()));
    }

    @Override
    public Optional<String> expiredPosition() {
        return Optional.of("2020-01-01T00:00:00.000Z");
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(time -> made(new HashMap<>(Map.of("Name", "Late", "SystemModstamp", time.toString()))));
    }

    @Override
    public Optional<Merger> merger() {
        return Optional.of(org::merge);
    }
}
