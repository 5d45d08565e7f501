package io.throughline.camel.lint;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import io.throughline.connector.Capabilities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Checks all routes of a product, shipped and customer's alike, before any of them runs. The same code serves {@code validate} and every start. For
 * one thread.
 */
public final class RouteLint {

    private final KnownOperations operations;
    private final Problems problems;

    private RouteLint(Capabilities capabilities, Problems problems) {
        this.operations = new KnownOperations(capabilities);
        this.problems = problems;
    }

    /**
     * Adds every problem of {@code routes/**}{@code /*.yaml} in the layers, each with code, file, line, reason and alternative.
     *
     * @param capabilities what {@code call=} and {@code undo=} may name
     */
    public static void check(Layers layers, Capabilities capabilities, Problems problems) {
        new RouteLint(capabilities, problems).check(layers);
    }

    private void check(Layers layers) {
        List<RouteFile> routes = read(layers);
        List<String> workflows = routes.stream()
                .filter(route -> route.kind() == RouteKind.WORKFLOW)
                .map(RouteFile::name)
                .toList();
        routes.forEach(route -> check(route, workflows));
    }

    private List<RouteFile> read(Layers layers) {
        List<RouteFile> routes = new ArrayList<>();
        for (String path : layers.list("routes", ".yaml")) {
            if (!path.endsWith(".capability.yaml")) {
                Optional<RouteFile> route =
                        YamlReader.read(layers, path, problems).flatMap(file -> RouteFile.of(path, file, problems));
                route.ifPresent(routes::add);
            }
        }
        return routes;
    }

    private void check(RouteFile route, Collection<String> workflows) {
        List<Node> nodes = Node.of(route.steps());
        new SecretLint(problems).check(route.route());
        new PatternLint(route.kind(), problems).check(nodes);
        checkHandlers(route);
        if (route.kind() == RouteKind.WORKFLOW) {
            new WorkflowLint(operations, workflows, problems).check(nodes);
        }
    }

    /** A handled exception looks like success to the step above it. */
    private void checkHandlers(RouteFile route) {
        for (String handler :
                List.of("onException", "onCompletion", "intercept", "interceptFrom", "interceptSendToEndpoint")) {
            if (route.route().has(handler)) {
                problems.add(
                        "LNT-1106",
                        route.route().keyPosition(handler),
                        route.route().pathOf(handler),
                        handler + " may hide that a call failed, or do something that nobody recorded.",
                        "Let the exception leave the route: the step classifies it and the ledger keeps it.");
            }
        }
        boolean mustSay = route.kind() == RouteKind.OPERATION;
        if (!route.hasNoErrorHandler() && (mustSay || route.route().has("errorHandler"))) {
            problems.add(
                    "LNT-1107",
                    route.route().keyPosition("errorHandler"),
                    route.route().pathOf("errorHandler"),
                    "the route handles errors itself, so that what calls it does not see how the call ended, or it is repeated in memory.",
                    "Write errorHandler: { noErrorHandler: {} } beside id.");
        }
    }
}
