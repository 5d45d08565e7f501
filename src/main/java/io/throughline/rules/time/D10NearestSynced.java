package io.throughline.rules.time;

import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * D10: work on an issue that is not synced belongs to the nearest synced ancestor.
 *
 * @param taskId the task; null while held
 * @param issueId the issue that is synced: its own or an ancestor's
 * @param ruling applied, or held for the PMO
 */
public record D10NearestSynced(String taskId, String issueId, Ruling ruling) {

    private static final String RULE = "D10";

    /**
     * The task of an issue.
     *
     * @param ancestors from its parent upwards
     * @param tasks task by synced issue
     */
    public static D10NearestSynced of(String issueId, List<String> ancestors, Map<String, String> tasks, String team) {
        List<String> way = new ArrayList<>(ancestors.size() + 1);
        way.add(issueId);
        way.addAll(ancestors);
        for (String issue : way) {
            String task = tasks.get(issue);
            if (task != null) {
                Numbers numbers =
                        Numbers.of("issue", issueId).and("synced", issue).and("task", task);
                return new D10NearestSynced(
                        task,
                        issue,
                        Ruling.applied(RULE, "The work belongs to the nearest synced issue.", numbers.map()));
            }
        }
        return new D10NearestSynced(
                null,
                null,
                Ruling.held(
                        RULE,
                        "Neither the issue nor one above it is synced.",
                        Numbers.of("issue", issueId)
                                .and("above it", String.join(", ", ancestors))
                                .map(),
                        team,
                        "Mark the issue or one above it for sync, or log the work on another, and retry.",
                        null));
    }
}
