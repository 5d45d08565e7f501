package io.throughline.rules;

import io.throughline.config.Template;
import io.throughline.config.Template.PlannedTask;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks of a project: what the template plans, with one task per sold line where it says so. */
final class TaskPlan {

    private static final int TITLE = 200;

    private final Deal deal;
    private final PlannedTime time;
    private final Map<String, String> lineKeys;

    TaskPlan(Deal deal) {
        this.deal = deal;
        this.time = PlannedTime.of(deal);
        this.lineKeys = Keys.of(deal.lines().stream().map(SoldLine::key).toList());
    }

    /**
     * One task.
     *
     * @param key unique in the project
     * @param plan where it comes from
     * @param line the sold line it works off, if any
     * @param role who does it, if known
     * @param hours how long; zero if nobody said
     */
    record Task(String key, PlannedTask plan, Optional<SoldLine> line, Optional<String> role, BigDecimal hours) {}

    List<Task> tasks() {
        Template template = deal.template().orElseThrow().template();
        return template.plan().stream().flatMap(this::tasks).toList();
    }

    private Stream<Task> tasks(PlannedTask plan) {
        if (plan.eachLine()) {
            return deal.lines().stream().filter(SoldLine::isWork).map(line -> ofLine(plan, line));
        }
        Optional<String> role = Optional.ofNullable(plan.work().role());
        return Stream.of(
                new Task(plan.key(), plan, Optional.empty(), role, plan.work().hours()));
    }

    private Task ofLine(PlannedTask plan, SoldLine line) {
        return new Task(
                Keys.join(plan.key(), lineKeys.get(line.key())),
                plan,
                Optional.of(line),
                line.role(),
                line.hours(deal.entity().delivery().calendar(), plan.work().hours()));
    }

    Map<String, Object> object(Task task) {
        return new PlainObject()
                .with("key", task.key())
                .with("title", title(task))
                .with("role", task.role())
                .with("hours", task.hours())
                .with("billable", task.plan().billable())
                .with("lineKey", task.line().map(SoldLine::key))
                .with("startOn", time.at(task.plan().span().from()).toString())
                .with("dueOn", time.at(task.plan().span().to()).toString())
                .build();
    }

    private static String title(Task task) {
        String name = task.line().map(SoldLine::name).orElse("");
        String title = task.plan().title().replace("{line}", name);
        boolean halves = title.length() > TITLE && Character.isHighSurrogate(title.charAt(TITLE - 1));
        return title.substring(0, halves ? TITLE - 1 : Math.min(title.length(), TITLE));
    }
}
