package io.throughline.camel.lint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which patterns (nodes of Camel YAML) a route may use, and why the others are refused. */
final class Patterns {

    /**
     * Why a pattern is refused.
     *
     * @param reason what would go wrong
     * @param alternative what to write instead
     */
    record Refusal(String reason, String alternative) {}

    private static final Set<String> AROUND_STEPS = Set.of(
            "to",
            "choice",
            "filter",
            "split",
            "enrich",
            "multicast",
            "loop",
            "setVariable",
            "setVariables",
            "removeVariable",
            "setBody",
            "log",
            "transformDataType");

    private static final Set<String> ELSEWHERE = Set.of(
            "setHeader",
            "setHeaders",
            "removeHeader",
            "removeHeaders",
            "setProperty",
            "removeProperty",
            "removeVariables",
            "transform",
            "convertBodyTo",
            "validate",
            "doTry",
            "throttle");

    private static final Refusal LEAVES = new Refusal(
            "it takes the exchange to another thread or time, where a kill forgets it and the lease does not count",
            "Start a transaction of its own with to: \"workflow:<name>\" and join it with step:<name>?join=<workflow>");
    private static final Refusal DATA_IN_ADDRESS = new Refusal(
            "it makes an address from message data, which can lead anywhere (S-13)",
            "Use choice with fixed to:, and {name} templates in the parameters of call:");
    private static final Refusal CODE = new Refusal(
            "it runs code that nobody can check before it runs (S-14)",
            "Use a mapping (transformDataType), a rule (call=rules-…) or a component of your own");
    private static final Refusal REDELIVERY = new Refusal(
            "it hides that a call failed, or repeats it without asking the target first",
            "Let the exception leave the route: the step classifies it, waits, asks and repeats by the operation's safety");
    private static final Refusal ENDS = new Refusal(
            "steps after it are skipped without an error, and the transaction would end in a desk case",
            "Put what comes after into choice: otherwise, or into filter");
    private static final Refusal FOREIGN = new Refusal(
            "it is not among the patterns that were tried under kill and resume", "Use one of: " + names(AROUND_STEPS));

    private static final Map<String, Refusal> REFUSED = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "aggregate",
                    new Refusal(
                            "it gathers exchanges in memory across transactions, and a kill forgets them",
                            "Use split, whose results stand in the document by step and item, or a ledger batch")),
            Map.entry("resequence", LEAVES),
            Map.entry("delay", LEAVES),
            Map.entry("threads", LEAVES),
            Map.entry("wireTap", LEAVES),
            Map.entry("sample", LEAVES),
            Map.entry("poll", LEAVES),
            Map.entry("pollEnrich", DATA_IN_ADDRESS),
            Map.entry("toD", DATA_IN_ADDRESS),
            Map.entry("recipientList", DATA_IN_ADDRESS),
            Map.entry("routingSlip", DATA_IN_ADDRESS),
            Map.entry("dynamicRouter", DATA_IN_ADDRESS),
            Map.entry("bean", CODE),
            Map.entry("script", CODE),
            Map.entry("process", CODE),
            Map.entry("onException", REDELIVERY),
            Map.entry("circuitBreaker", REDELIVERY),
            Map.entry("loadBalance", REDELIVERY),
            Map.entry("rollback", REDELIVERY),
            Map.entry("onCompletion", LEAVES),
            Map.entry("stop", ENDS),
            Map.entry("throwException", ENDS),
            Map.entry(
                    "saga",
                    new Refusal(
                            "Camel's saga is not durable or needs another server, and knows no lost answer",
                            "Say undo=<operation> at the step"))));

    private Patterns() {}

    /** Whether a route of this kind may use it. */
    static boolean isAllowed(String pattern, RouteKind kind) {
        return AROUND_STEPS.contains(pattern) || (kind != RouteKind.WORKFLOW && ELSEWHERE.contains(pattern));
    }

    /** Why not. */
    static Refusal refusal(String pattern, RouteKind kind) {
        if (kind == RouteKind.WORKFLOW && pattern.equals("doTry")) {
            return REDELIVERY;
        }
        return REFUSED.getOrDefault(pattern, FOREIGN);
    }

    private static String names(Set<String> patterns) {
        return String.join(", ", new java.util.TreeSet<>(patterns));
    }
}
