package io.throughline.vendor;

import io.throughline.runner.demo.Simulator;
import io.throughline.testkit.connector.FeedFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the simulated Jira comes to have worklogs. It keeps its feeds for ever.
 *
 * @param ids the id of the next one
 */
record JiraWorklogFacts(Simulator site, AtomicLong ids) implements FeedFacts {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ");
    private static final String PROJECT = "900001";
    private static final String ISSUE = "900002";

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
        return made(now());
    }

    /** Its feed leaves out the last minute. */
    @Override
    public Duration toldAfter() {
        return Duration.ofSeconds(61);
    }

    private Instant now() {
        return Clock.systemUTC().instant().minus(toldAfter());
    }

    private String made(Instant time) throws Exception {
        site.put("project", Map.of("id", PROJECT, "key", "FEEDS", "name", "Feeds"));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", Map.of("id", PROJECT));
        fields.put("issuetype", Map.of("id", "10001"));
        fields.put("summary", "Work");
        fields.put("created", stamp(now()));
        fields.put("updated", stamp(now()));
        site.put("issue", Map.of("id", ISSUE, "key", "FEEDS-1", "changedAt", 0, "fields", fields));
        String id = String.valueOf(ids.incrementAndGet());
        put(id, 3600, time);
        return id;
    }

    private void put(String id, long seconds, Instant updated) throws Exception {
        Map<String, Object> worklog = new HashMap<>(Map.of(
                "id", id,
                "issueId", ISSUE,
                "author", "712020:00000000-0000-4000-8000-000000000002",
                "timeSpentSeconds", seconds,
                "started", "2026-03-31T23:30:00.000-0700"));
        worklog.put("updated", stamp(updated));
        site.put("worklog", worklog);
    }

    private static String stamp(Instant time) {
        return STAMP.format(time.atOffset(ZoneOffset.UTC));
    }

    @Override
    public void change(String id) throws Exception {
        put(id, 60 + 60 * (System.nanoTime() % 1000), now());
    }

    @Override
    public Optional<LateRecord> late() {
        return Optional.of(this::made);
    }
}
