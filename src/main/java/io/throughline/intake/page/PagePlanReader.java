package io.throughline.intake.page;

import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads one entry under {@code pages} of {@code config/intake.yaml}. What is wrong is added to the problems with its line. For one thread. */
public final class PagePlanReader {

    private static final Pattern EVENT = Pattern.compile("[a-z][a-z-]*(\\.[a-z][a-z-]*)+\\.v[0-9]+");
    private static final Pattern OPERATION = Pattern.compile("(crm|erp|psa|delivery|hr)(-[a-z0-9]+){2,}");
    private static final int LARGEST_PAGE = 1000;

    private final Predicate<String> systems;
    private final Problems problems;

    /** @param systems whether there is a system of this name */
    public PagePlanReader(Predicate<String> systems, Problems problems) {
        this.systems = systems;
        this.problems = problems;
    }

    /** The plan; empty, with problems, if it cannot be used. */
    public Optional<PagePlan> read(String name, YamlFields plan) {
        int before = problems.size();
        plan.onlyKeys("system", "role", "operation", "region", "event", "every", "page", "since", "sweepEvery")
                .require("operation", "event");
        String operation = plan.text("operation").orElse("");
        require(OPERATION.matcher(operation).matches(), plan, "operation", operation, "psa-time-feed");
        String event = plan.text("event").orElse("");
        require(EVENT.matcher(event).matches(), plan, "event", event, "entries.read.v1");
        Optional<String> system = plan.text("system");
        Optional<String> role = plan.text("role");
        whose(plan, operation, system, role);
        PagePolling polling = polling(plan);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new PagePlan(
                        name,
                        system.orElse(null),
                        role.orElse(null),
                        operation,
                        plan.text("region").orElse(null),
                        event,
                        polling));
    }

    private void require(boolean well, YamlFields plan, String key, String value, String example) {
        if (!well && !value.isEmpty()) {
            problems.add(
                    "INT-1020",
                    plan.map().keyPosition(key),
                    plan.map().pathOf(key),
                    "'" + value + "' is no " + key + " of a page feed.",
                    "Write it like " + example + ".");
        }
    }

    private void whose(YamlFields plan, String operation, Optional<String> system, Optional<String> role) {
        if (system.isPresent() == role.isPresent()) {
            problems.add(
                    "INT-1021",
                    plan.map(),
                    "a page feed is of one system or of every system of a role.",
                    "Write either system: or role:.");
        }
        system.filter(name -> !systems.test(name))
                .ifPresent(name -> problems.add(
                        "INT-1010",
                        plan.map().keyPosition("system"),
                        plan.map().pathOf("system"),
                        "there is no system '" + name + "', so the feed has nothing to ask.",
                        "Add config/systems/" + name + ".yaml or correct the name."));
        role.filter(name -> !operation.startsWith(name + "-"))
                .ifPresent(name -> problems.add(
                        "INT-1021",
                        plan.map().keyPosition("role"),
                        plan.map().pathOf("role"),
                        "'" + operation + "' is no operation of the role '" + name + "'.",
                        "Name the role that the operation begins with."));
    }

    private PagePolling polling(YamlFields plan) {
        int page = plan.integer("page").orElse(500);
        if (page < 1 || page > LARGEST_PAGE) {
            problems.add(
                    "INT-1015",
                    plan.map().keyPosition("page"),
                    plan.map().pathOf("page"),
                    "page is " + page + ".",
                    "Ask for 1 to " + LARGEST_PAGE + " items at once.");
        }
        Duration every = plan.duration("every").orElse(Duration.ofMinutes(5));
        Duration sweepEvery = plan.duration("sweepEvery").orElse(Duration.ofHours(24));
        if (every.toMillis() < 100 || sweepEvery.compareTo(every) < 0) {
            problems.add(
                    "INT-1015",
                    plan.map(),
                    "every is below 100ms, or sweepEvery is shorter than every: both only burn the vendor's quota.",
                    "Write every: 5m and sweepEvery: 24h.");
        }
        return new PagePolling(every, page, plan.duration("since").orElse(Duration.ofDays(30)), sweepEvery);
    }
}
