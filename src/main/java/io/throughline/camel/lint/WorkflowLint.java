package io.throughline.camel.lint;

import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what makes a workflow resumable: names of steps, their operations, and what expressions may read. For one route. */
final class WorkflowLint {

    private static final Pattern VARIABLE = Pattern.compile("\\s*variable(?:[.:]|As\\()([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]*");

    private final KnownOperations operations;
    private final Collection<String> workflows;
    private final Problems problems;
    private Set<String> taken = new TreeSet<>();

    WorkflowLint(KnownOperations operations, Collection<String> workflows, Problems problems) {
        this.operations = operations;
        this.workflows = workflows;
        this.problems = problems;
    }

    void check(List<Node> nodes) {
        check(nodes, Scope.ofWorkflow());
    }

    private void check(List<Node> nodes, Scope scope) {
        nodes.forEach(node -> check(node, scope));
    }

    private void check(Node node, Scope scope) {
        expressions(node.value(), scope);
        switch (node.pattern()) {
            case "to", "enrich" -> target(node).ifPresent(uri -> send(uri, scope));
            case "setVariable" ->
                node.body().get("name").flatMap(RouteFile::text).ifPresent(scope::add);
            default -> {}
        }
        if (node.pattern().equals("choice")) {
            checkBranches(node, scope);
        } else {
            node.branches().forEach(branch -> check(branch.steps(), scope.inside(node.pattern())));
        }
    }

    /** Only one branch of a choice runs, so that two of them may have a step of the same name. */
    private void checkBranches(Node choice, Scope scope) {
        Set<String> before = taken;
        Set<String> after = new TreeSet<>(before);
        for (Node.Branch branch : choice.branches()) {
            taken = new TreeSet<>(before);
            conditions(branch.clause(), scope);
            check(branch.steps(), scope);
            after.addAll(taken);
        }
        taken = after;
    }

    private static java.util.Optional<EndpointUri> target(Node node) {
        return node.pattern().equals("to")
                ? EndpointUri.of(node.value())
                : node.body().get("constant").flatMap(EndpointUri::of);
    }

    private void send(EndpointUri uri, Scope scope) {
        if (uri.scheme().equals("step")) {
            step(uri, scope);
        } else if (uri.scheme().equals("workflow")) {
            requireWorkflow(uri, uri.path());
            oncePerDeal(uri, scope);
        }
    }

    private void oncePerDeal(EndpointUri uri, Scope scope) {
        if (scope.inItems()) {
            add(
                    "LNT-1310",
                    uri,
                    "the workflow '" + uri.path()
                            + "' is started once per deal, not once per item: every item after the first would start nothing.",
                    "Start it before the split or loop, and let it go through the items itself.");
        }
    }

    private void step(EndpointUri uri, Scope scope) {
        String name = uri.path();
        boolean joins = uri.parameter("join").isPresent();
        if (!NAME.matcher(name).matches()) {
            add(
                    "LNT-1301",
                    uri,
                    "'" + name + "' is no name of a step: it stands in keys, paths and ${variable.…}.",
                    "Use letters, digits and '-', beginning with a small letter.");
        }
        if (Set.of("event", "transaction", "item").contains(name)) {
            add(
                    "LNT-1301",
                    uri,
                    "'" + name + "' is a part of the document that every step reads.",
                    "Give the step another name.");
        }
        if (!joins && !taken.add(name)) {
            add(
                    "LNT-1302",
                    uri,
                    "there is a step '" + name + "' before: on resume one would be taken for the other.",
                    "Give each step its own name; renaming one later makes it run again.");
        }
        uri.parameter("join").ifPresent(workflow -> requireWorkflow(uri, workflow));
        uri.parameter("call").ifPresent(call -> operation(uri, call));
        uri.parameter("undo").ifPresent(undo -> undo(uri, undo));
        if (!joins && uri.parameter("call").isEmpty()) {
            add("LNT-1303", uri, "the step '" + name + "' does nothing.", "Write call=<operation> or join=<workflow>.");
        }
        item(uri, scope);
        scope.add(name);
    }

    private void item(EndpointUri uri, Scope scope) {
        if (uri.parameter("item").isEmpty()) {
            if (scope.inItems()) {
                add(
                        "LNT-1304",
                        uri,
                        "the step '" + uri.path()
                                + "' runs once per item but has one name for all of them: the second would be taken for the first.",
                        "Set a variable to a business key of the item before it, and write item=<variable>; never an index.");
            }
            return;
        }
        for (String variable : uri.parameter("item").orElse("").split(",")) {
            if (!scope.knows(variable)) {
                add(
                        "LNT-1305",
                        uri,
                        "item= names '" + variable + "', which is no variable here.",
                        "Write setVariable: { name: " + variable + ", simple: \"${body[key]}\" } before the step.");
            }
        }
    }

    private void operation(EndpointUri uri, String name) {
        if (operations.named(name).isEmpty()) {
            add(
                    "LNT-1306",
                    uri,
                    "no connector has an operation '" + name + "'.",
                    Nearest.to(name, operations.names())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse(
                                    "Describe it in a capability file: routes/connectors/<system>/<system>.capability.yaml."));
        }
    }

    private void undo(EndpointUri uri, String name) {
        operation(uri, name);
        if (operations.named(name).stream().anyMatch(contract -> contract.undo().isEmpty())) {
            add(
                    "LNT-1311",
                    uri,
                    "'" + name + "' does not say how it takes something back.",
                    "Give it undo: { style: delete | void | reverse | close } in its capability file.");
        }
        String call = uri.parameter("call").orElse("");
        if (operations.isShared(call)) {
            add(
                    "LNT-1307",
                    uri,
                    "the result of '" + call
                            + "' is shared with other transactions, so that no one of them may take it back.",
                    "Leave undo= out.");
        }
    }

    private void requireWorkflow(EndpointUri uri, String name) {
        if (!workflows.contains(name)) {
            add(
                    "LNT-1308",
                    uri,
                    "there is no workflow '" + name + "'.",
                    Nearest.to(name, workflows)
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("Add routes/workflows/" + name + ".yaml."));
        }
    }

    /** Expressions of the node itself; those of its branches are judged with them, after what stands before. */
    private void expressions(YamlNode value, Scope scope) {
        if (value instanceof YamlMap map) {
            conditions(map, scope);
            map.get("message").ifPresent(message -> read(message, scope));
        } else {
            read(value, scope);
        }
    }

    private void conditions(YamlMap clause, Scope scope) {
        for (Map.Entry<String, YamlNode> entry : new TreeMap<>(clause.entries()).entrySet()) {
            if (entry.getKey().equals("expression") && entry.getValue() instanceof YamlMap inner) {
                conditions(inner, scope);
            } else if (ExpressionLint.isLanguage(entry.getKey())
                    || entry.getKey().equals("expression")) {
                read(entry.getValue(), scope);
            }
        }
    }

    private void read(YamlNode value, Scope scope) {
        if (value instanceof YamlMap map) {
            conditions(map, scope);
        } else if (value instanceof YamlScalar scalar) {
            for (String function : ExpressionLint.functions(scalar.text())) {
                Matcher variable = VARIABLE.matcher(function);
                if (variable.lookingAt() && !scope.knows(variable.group(1))) {
                    unknown(scalar, variable.group(1), scope);
                }
            }
        }
    }

    private void unknown(YamlScalar scalar, String name, Scope scope) {
        problems.add(
                "LNT-1309",
                scalar,
                "${variable." + name + "…} names no step or variable that comes before it here.",
                Nearest.to(name, scope.names())
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Known here: " + String.join(", ", scope.names())
                                + ". What a split or multicast sets is gone after it; read it in a mapping."));
    }

    private void add(String code, EndpointUri uri, String message, String action) {
        problems.add(code, uri.node(), message, action);
    }
}
