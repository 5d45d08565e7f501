package io.throughline.runner.demo;

import io.throughline.canonical.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demonstration came to.
 *
 * @param deals every deal with what became of it, in the order in which they were won
 * @param duplicates whether the simulators hold anything twice
 * @param ended whether nothing was left to do when it stopped
 * @param took from the first won deal to the end
 */
public record DemoResult(List<DealOutcome> deals, DuplicateCheck.Result duplicates, boolean ended, Duration took) {

    /** Whether every deal ended as it should and nothing exists twice. */
    public boolean isAsItShould() {
        return ended && duplicates.duplicates().isEmpty() && deals.stream().allMatch(DealOutcome::isAsMeant);
    }

    /** The result as one JSON object in the shape of {@code docs/cli.md}. */
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", isAsItShould());
        json.put("ended", ended);
        json.put("seconds", took.toSeconds());
        json.put("deals", deals.stream().map(DemoResult::deal).toList());
        json.put("duplicates", new ArrayList<Object>(duplicates.duplicates()));
        json.put("recordsCreated", duplicates.created());
        json.put("duplicatesCheckedBy", duplicates.how());
        return Json.pretty(json);
    }

    private static Map<String, Object> deal(DealOutcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", outcome.deal().id());
        json.put("region", outcome.deal().region());
        json.put("state", outcome.state());
        json.put("meant", outcome.deal().meant().says());
        json.put("asMeant", outcome.isAsMeant());
        json.put("steps", outcome.steps());
        json.put("created", outcome.created());
        json.put("undone", outcome.undone());
        json.put("case", outcome.desk());
        json.put("timeline", outcome.timeline());
        json.put(
                "transactions",
                outcome.transactions().stream()
                        .map(transaction -> Json.at(transaction, "id"))
                        .toList());
        return json;
    }
}
