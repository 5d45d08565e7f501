package io.throughline.camel.lint;

import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Checks every node of a route against the allow-lists (S-14). For one route. */
final class PatternLint {

    private static final List<String> THREADS =
            List.of("parallelProcessing", "executorService", "parallelAggregate", "threads");

    private final RouteKind kind;
    private final Problems problems;
    private final ExpressionLint expressions;

    PatternLint(RouteKind kind, Problems problems) {
        this.kind = kind;
        this.problems = problems;
        this.expressions = new ExpressionLint(problems, kind);
    }

    void check(List<Node> nodes) {
        nodes.forEach(this::check);
    }

    private void check(Node node) {
        if (Patterns.isAllowed(node.pattern(), kind)) {
            expressions.check(node.body());
            checkPattern(node);
        } else {
            refuse(node, Patterns.refusal(node.pattern(), kind));
        }
        for (Node.Branch branch : node.branches()) {
            if (branch.clause() != node.value()) {
                expressions.check(branch.clause());
            }
            check(branch.steps());
        }
    }

    private void refuse(Node node, Patterns.Refusal refusal) {
        add(
                "LNT-1101",
                node,
                "'" + node.pattern() + "' may not stand in a" + article() + kind.word() + ": " + refusal.reason() + ".",
                refusal.alternative() + ".");
    }

    private void checkPattern(Node node) {
        switch (node.pattern()) {
            case "to" -> EndpointUri.of(node.value()).ifPresentOrElse(this::checkTarget, () -> noTarget(node));
            case "enrich" -> checkEnrich(node);
            case "split", "multicast" -> checkThreads(node);
            case "removeHeaders" -> checkRemoveHeaders(node);
            case "log" -> checkLog(node);
            default -> {}
        }
    }

    private String article() {
        return kind == RouteKind.WORKFLOW ? " " : "n ";
    }

    private void checkTarget(EndpointUri uri) {
        if (uri.path().contains("${") || uri.parameters().values().stream().anyMatch(value -> value.contains("${"))) {
            problems.add(
                    "LNT-1105",
                    uri.node(),
                    "an address is fixed when the route starts: ${…} in it is never filled in, and must not be (S-13).",
                    "Write {name} in path, query.… or header.… of call:, or item= at a step.");
        }
        if (!kind.maySendTo(uri.scheme())) {
            problems.add(
                    "LNT-1102",
                    uri.node(),
                    "a" + article() + kind.word() + " may not send to '" + uri.scheme() + ":'" + why(uri.scheme())
                            + ".",
                    instead(uri.scheme()));
        }
    }

    private String why(String scheme) {
        return switch (scheme) {
            case "step" -> ": a step inside an operation would be skipped on resume while its operation is repeated";
            case "seda", "vm", "disruptor" -> ": what lies in its queue is forgotten by a kill";
            case "direct" -> ": the call would be neither recorded nor resumed";
            default -> " (S-14)";
        };
    }

    private String instead(String scheme) {
        return switch (scheme) {
            case "step" -> "Move the step to the workflow that calls this operation.";
            case "seda", "vm", "disruptor" -> "Start a transaction with workflow:<name>; the ledger is the queue.";
            case "direct" -> "Write step:<name>?call=<operation>.";
            default -> "Use one of: " + kind.targets() + ".";
        };
    }

    private void noTarget(Node node) {
        add(
                "LNT-1102",
                node,
                "'to' names no endpoint.",
                "Write to: \"component:name\" or to: { uri: …, parameters: { … } }.");
    }

    /** The target must be known beforehand, so that it can be checked like any other. */
    private void checkEnrich(Node node) {
        Optional<EndpointUri> target = node.body()
                .get("constant")
                .or(() -> node.body()
                        .get("expression")
                        .filter(YamlMap.class::isInstance)
                        .flatMap(inner -> ((YamlMap) inner).get("constant")))
                .flatMap(EndpointUri::of);
        target.ifPresentOrElse(
                this::checkTarget,
                () -> add(
                        "LNT-1105",
                        node,
                        "enrich takes its target from an expression over the message, which can lead anywhere (S-13).",
                        "Write constant: with the endpoint."));
    }

    private void checkThreads(Node node) {
        for (String name : THREADS) {
            node.body()
                    .get(name)
                    .flatMap(RouteFile::text)
                    .filter(value -> !value.equals("false"))
                    .ifPresent(
                            value -> problems.add(
                                    "LNT-1103",
                                    node.body().keyPosition(name),
                                    node.body().pathOf(name),
                                    name
                                            + " runs branches in other threads, where the lease and the order of steps do not count.",
                                    "Leave it out: branches run one after the other. What must run beside is a transaction of its own: workflow:<name>, joined by join=."));
        }
    }

    private void checkRemoveHeaders(Node node) {
        Optional<String> pattern =
                RouteFile.text(node.value()).or(() -> node.body().get("pattern").flatMap(RouteFile::text));
        if (pattern.filter("*"::equals).isPresent() && !node.body().has("excludePattern")) {
            add(
                    "LNT-1104",
                    node,
                    "removeHeaders \"*\" also takes the headers by which Camel ends a redelivery, which then never ends.",
                    "Write removeHeaders: { pattern: \"*\", excludePattern: \"Camel*\" }; call: sends no header of the exchange anyway.");
        }
    }

    private void checkLog(Node node) {
        Optional<YamlScalar> message = node.value() instanceof YamlScalar text
                ? Optional.of(text)
                : node.body()
                        .get("message")
                        .filter(YamlScalar.class::isInstance)
                        .map(YamlScalar.class::cast);
        message.ifPresent(text -> {
            expressions.text(text);
            if (ExpressionLint.functions(text.text()).stream()
                    .anyMatch(function -> function.strip().matches("body|variable\\.item"))) {
                add(
                        "LNT-1204",
                        node,
                        "this logs whole records, and with them personal data (S-09).",
                        "Log an id: ${variable.<step>[id]}.");
            }
        });
    }

    private void add(String code, Node node, String message, String action) {
        problems.add(code, node.position(), node.path(), message, action);
    }
}
