package io.throughline.camel.lint;

import java.util.Set;

/** What a route is for; told by where it starts. */
enum RouteKind {
    /** Starts from {@code workflow:}: durable steps and what may stand around them. */
    WORKFLOW("workflow", Set.of("step", "workflow")),
    /** Starts from {@code direct:}: carries out one operation, or a part of one. */
    OPERATION(
            "operation",
            Set.of(
                    "call",
                    "direct",
                    "feed",
                    "intake",
                    "ledger",
                    "listing",
                    "log",
                    "outcome",
                    "place",
                    "posting",
                    "rules",
                    "timeboard",
                    "worklog",
                    "issues")),
    /** Starts from anything else: where the world comes in. */
    EDGE("edge", Set.of("call", "direct", "intake", "ledger", "log", "workflow"));

    private static final Set<String> EDGE_STARTS =
            Set.of("scheduler", "timer", "quartz", "cron", "servlet", "kafka", "intake");

    private final String word;
    private final Set<String> targets;

    RouteKind(String word, Set<String> targets) {
        this.word = word;
        this.targets = targets;
    }

    static RouteKind startingFrom(String scheme) {
        return switch (scheme) {
            case "workflow" -> WORKFLOW;
            case "direct" -> OPERATION;
            default -> EDGE;
        };
    }

    /** Whether a route may start from a component at all. */
    static boolean mayStartFrom(String scheme) {
        return startingFrom(scheme) != EDGE || EDGE_STARTS.contains(scheme);
    }

    boolean maySendTo(String scheme) {
        return targets.contains(scheme);
    }

    /** Names for messages, sorted. */
    String targets() {
        return String.join(", ", new java.util.TreeSet<>(targets));
    }

    String word() {
        return word;
    }
}
