package io.throughline.config;

import io.throughline.config.Template.PlannedMilestone;
import io.throughline.config.Template.PlannedTask;
import io.throughline.config.Template.Span;
import io.throughline.config.Template.Work;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config/templates/*.yaml}. */
final class TemplatesReading {

    static final String FOLDER = "config/templates";

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final Set<String> BY_MILESTONE = Set.of("milestone", "fixed-price");

    private final Problems problems;
    private final Shapes shapes;

    TemplatesReading(Problems problems) {
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    Map<String, Template> of(Layers layers) {
        Map<String, Template> templates = new LinkedHashMap<>();
        for (String path : layers.list(FOLDER, ".yaml")) {
            String name = path.substring(FOLDER.length() + 1, path.length() - ".yaml".length());
            YamlReader.readMap(layers, path, problems)
                    .ifPresent(map -> templates.put(name, template(name, map.fields(problems))));
        }
        return templates;
    }

    private Template template(String name, YamlFields file) {
        file.onlyKeys("template", "title", "serviceLines", "billingMethods", "plan", "milestones")
                .require("template", "title", "serviceLines", "billingMethods", "plan");
        file.text("template").filter(written -> !written.equals(name)).ifPresent(written -> misnamed(file, name));
        List<PlannedTask> plan = file.maps("plan").stream().map(this::task).toList();
        List<PlannedMilestone> milestones =
                file.maps("milestones").stream().map(this::milestone).toList();
        unique(file, "plan", plan.stream().map(PlannedTask::key).toList());
        unique(
                file,
                "milestones",
                milestones.stream().map(PlannedMilestone::key).toList());
        apart(file, plan);
        wholeAmount(file, milestones);
        Template template = new Template(
                name,
                file.text("title").orElse(name),
                shapes.words(file, "serviceLines"),
                shapes.words(file, "billingMethods"),
                plan,
                milestones);
        billable(file, template);
        return template;
    }

    /** The key of a task for each line goes on with the line's key, so no other task may begin like it. */
    private void apart(YamlFields file, List<PlannedTask> plan) {
        List<String> stems = plan.stream()
                .filter(PlannedTask::eachLine)
                .map(task -> task.key() + "-")
                .toList();
        plan.stream()
                .map(PlannedTask::key)
                .filter(key -> stems.stream().anyMatch(key::startsWith))
                .forEach(key ->
                        wrong(file, "plan", "has the key '" + key + "', which a line could get too.", "Rename it."));
    }

    private void billable(YamlFields file, Template template) {
        boolean byMilestone = template.billingMethods().stream().anyMatch(BY_MILESTONE::contains);
        if (byMilestone && template.milestones().isEmpty()) {
            wrong(file, "billingMethods", "bill by milestone, but there are no milestones.", "Add milestones.");
        }
    }

    private PlannedTask task(YamlFields task) {
        task.onlyKeys("key", "title", "each", "role", "hours", "billable", "from", "to")
                .require("key", "title", "billable", "from", "to");
        Optional<Each> each = task.choice("each", Each.class);
        if (each.isEmpty()) {
            task.require("hours");
        }
        Work work = new Work(task.text("role").orElse(null), notNegative(task, "hours"));
        return new PlannedTask(
                shapes.word(task, "key").orElse(""),
                task.text("title").orElse(""),
                each.isPresent(),
                work,
                task.bool("billable").orElse(false),
                new Span(percent(task, "from", 0), percent(task, "to", percent(task, "from", 0))));
    }

    private enum Each {
        LINE
    }

    private PlannedMilestone milestone(YamlFields milestone) {
        milestone.onlyKeys("key", "title", "share", "at").require("key", "title", "share", "at");
        return new PlannedMilestone(
                shapes.word(milestone, "key").orElse(""),
                milestone.text("title").orElse(""),
                notNegative(milestone, "share"),
                percent(milestone, "at", 0));
    }

    private BigDecimal notNegative(YamlFields fields, String name) {
        BigDecimal number = fields.decimal(name).orElse(BigDecimal.ZERO);
        if (number.signum() < 0) {
            wrong(fields, name, "is below zero.", "Write zero or more.");
        }
        return number;
    }

    private int percent(YamlFields fields, String name, int least) {
        int value = fields.integer(name).orElse(least);
        if (value < least || value > 100) {
            wrong(fields, name, "is not between " + least + " and 100 per cent.", "Write a part of the deal's time.");
        }
        return value;
    }

    private void unique(YamlFields file, String list, List<String> keys) {
        Set<String> seen = new HashSet<>();
        keys.stream()
                .filter(key -> !seen.add(key))
                .forEach(key -> wrong(file, list, "has the key '" + key + "' twice.", "Give each its own key."));
    }

    private void wholeAmount(YamlFields file, List<PlannedMilestone> milestones) {
        BigDecimal sum = milestones.stream().map(PlannedMilestone::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!milestones.isEmpty() && sum.compareTo(ALL) != 0) {
            wrong(file, "milestones", "bill " + sum.toPlainString() + " per cent.", "Let the shares make 100 (D4).");
        }
    }

    private void misnamed(YamlFields file, String name) {
        wrong(file, "template", "is not the name of the file.", "Write 'template: " + name + "'.");
    }

    private void wrong(YamlFields fields, String name, String message, String action) {
        YamlNode node = fields.node(name).orElse(fields.map());
        problems.add("CFG-1104", node, "'" + name + "' " + message, action);
    }
}
