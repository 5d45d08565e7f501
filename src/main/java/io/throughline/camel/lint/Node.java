package io.throughline.camel.lint;

import io.throughline.config.Position;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One node of a route.
 *
 * @param pattern its name, such as {@code choice}
 * @param value what the file says under it
 * @param position where its name stands
 * @param path its path in the file
 */
record Node(String pattern, YamlNode value, Position position, String path) {

    /**
     * A list of nodes inside a node, with the clause it belongs to: the node itself, or one {@code when}.
     *
     * @param clause what may carry the condition
     * @param steps the nodes
     */
    record Branch(YamlMap clause, List<Node> steps) {}

    /** The nodes of a list of steps. */
    static List<Node> of(List<YamlNode> steps) {
        List<Node> nodes = new ArrayList<>();
        for (YamlNode step : steps) {
            if (step instanceof YamlMap map) {
                map.entries()
                        .forEach((name, value) ->
                                nodes.add(new Node(name, value, map.keyPosition(name), map.pathOf(name))));
            } else {
                nodes.add(new Node(RouteFile.text(step).orElse(step.kind()), step, step.position(), step.path()));
            }
        }
        return nodes;
    }

    /** What the file says under the node, if it is a map; else an empty one. */
    YamlMap body() {
        return value instanceof YamlMap map ? map : new YamlMap(position, path, Map.of(), Map.of());
    }

    /** The branches inside: its steps, or those of {@code when}, {@code otherwise}, {@code doCatch} and {@code doFinally}. */
    List<Branch> branches() {
        List<Branch> branches = new ArrayList<>();
        addBranch(body(), branches);
        for (String clauses : List.of("when", "doCatch")) {
            items(body(), clauses).forEach(clause -> addClause(clause, branches));
        }
        for (String clause : List.of("otherwise", "doFinally")) {
            body().get(clause).ifPresent(found -> addClause(found, branches));
        }
        return branches;
    }

    private static void addClause(YamlNode clause, List<Branch> branches) {
        if (clause instanceof YamlMap map) {
            addBranch(map, branches);
        }
    }

    private static void addBranch(YamlMap clause, List<Branch> branches) {
        List<YamlNode> steps = items(clause, "steps");
        if (!steps.isEmpty()) {
            branches.add(new Branch(clause, of(steps)));
        }
    }

    private static List<YamlNode> items(YamlMap map, String name) {
        return map.get(name).orElse(null) instanceof YamlList list ? list.items() : List.of();
    }
}
