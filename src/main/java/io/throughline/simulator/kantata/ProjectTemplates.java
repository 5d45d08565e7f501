package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The project templates of the account: one for each service line and billing method, with its usual tasks; and the firm's own ones for
 * each area of the world, numbered as the firm's region files name them, which hold the internal tasks only.
 */
final class ProjectTemplates {

    private static final String KEY = "project_templates";
    private static final List<String> LINES = List.of("strategy", "implementation", "managed-services", "training");
    private static final List<String> BILLING = List.of("time-and-materials", "fixed-price", "milestone", "retainer");
    private static final Map<String, List<String>> TASKS = Map.of(
            "strategy", List.of("Kick-off", "Interviews and analysis", "Options", "Recommendation"),
            "implementation", List.of("Kick-off", "Design", "Build", "Test", "Go-live"),
            "managed-services", List.of("Onboarding", "Monthly service", "Service review"),
            "training", List.of("Needs analysis", "Course material", "Delivery"),
            "firm", List.of("Internal: project set-up", "Internal: project closure"));
    private static final List<String> AREAS = List.of("Americas", "EMEA", "APAC");
    private static final List<String> FIRM = List.of(
            "Advisory, by the hour",
            "Advisory, fixed price",
            "Implementation, by the hour",
            "Implementation, in stages",
            "Managed service");
    private static final int FIRST_AREA = 11_000;
    private static final int AREA_SPREAD = 1_000;

    private ProjectTemplates() {}

    static void seed(Account account, Instant at) {
        ResourceType type = account.type(KEY);
        for (String line : LINES) {
            for (String billing : BILLING) {
                ObjectNode template = account.blank(type, at);
                template.put("title", line + " / " + billing).put("description", line);
                account.put(type, template);
            }
        }
        for (int area = 0; area < AREAS.size(); area++) {
            ofArea(account, at, area);
        }
    }

    private static void ofArea(Account account, Instant at, int area) {
        ResourceType type = account.type(KEY);
        for (int number = 0; number < FIRM.size(); number++) {
            int id = FIRST_AREA + area * AREA_SPREAD + number + 1;
            ObjectNode template = account.blank(type, at).put("id", String.valueOf(id));
            template.put("title", FIRM.get(number) + " (" + AREAS.get(area) + ")");
            account.put(type, template.put("description", "firm"));
        }
    }

    /** Gives a project the tasks of its template, in order. */
    static void copyTasks(Account account, String template, String workspace) {
        String line = Json.text(account.find(KEY, template).orElseThrow(), "description");
        ResourceType type = account.type("stories");
        int position = 0;
        for (String title : TASKS.get(line)) {
            ObjectNode task = account.blank(type, account.now());
            task.put("title", title).put("workspace_id", workspace).put("story_type", "task");
            task.put("state", "not started").put("position", ++position).put("billable", true);
            account.put(type, task);
        }
    }
}
