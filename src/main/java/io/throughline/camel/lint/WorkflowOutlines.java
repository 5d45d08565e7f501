package io.throughline.camel.lint;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import io.throughline.workflow.WorkflowOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads which steps the workflow files name, in their order. */
public final class WorkflowOutlines {

    private WorkflowOutlines() {}

    /** The outlines of all workflows of these files. Files with problems are left out: {@code RouteLint} tells of them. */
    public static List<WorkflowOutline> of(Layers layers) {
        return workflows(layers)
                .map(file -> new WorkflowOutline(file.name(), places(Node.of(file.steps()))))
                .toList();
    }

    private static Stream<RouteFile> workflows(Layers layers) {
        Problems untold = new Problems();
        return layers.list("routes", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"))
                .flatMap(path -> YamlReader.read(layers, path, untold).stream()
                        .flatMap(file -> RouteFile.of(path, file, untold).stream()))
                .filter(file -> file.kind() == RouteKind.WORKFLOW);
    }

    /** The operations that workflows call or take back with, by name. */
    public static SortedSet<String> operations(Layers layers) {
        SortedSet<String> operations = new TreeSet<>();
        workflows(layers).forEach(file -> collect(Node.of(file.steps()), operations));
        return operations;
    }

    private static void collect(List<Node> nodes, SortedSet<String> operations) {
        for (Node node : nodes) {
            uri(node).filter(uri -> uri.scheme().equals("step")).ifPresent(uri -> {
                uri.parameter("call").ifPresent(operations::add);
                uri.parameter("undo").ifPresent(operations::add);
            });
            node.branches().forEach(branch -> collect(branch.steps(), operations));
        }
    }

    private static List<WorkflowOutline.Place> places(List<Node> nodes) {
        List<WorkflowOutline.Place> places = new ArrayList<>();
        for (Node node : nodes) {
            step(node).ifPresent(places::add);
            node.branches().forEach(branch -> places.addAll(places(branch.steps())));
        }
        return places;
    }

    private static Optional<WorkflowOutline.Place> step(Node node) {
        return uri(node).flatMap(WorkflowOutlines::place);
    }

    private static Optional<EndpointUri> uri(Node node) {
        return switch (node.pattern()) {
            case "to" -> EndpointUri.of(node.value());
            case "enrich" -> node.body().get("constant").flatMap(EndpointUri::of);
            default -> Optional.empty();
        };
    }

    private static Optional<WorkflowOutline.Place> place(EndpointUri uri) {
        if (!uri.scheme().equals("step")) {
            return Optional.empty();
        }
        int items = uri.parameter("item").map(item -> item.split(",").length).orElse(0);
        return Optional.of(
                new WorkflowOutline.Place(uri.path(), uri.parameter("call").orElse("join"), items));
    }
}
