package io.throughline.camel.lint;

import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * The one route of a file.
 *
 * @param name of the file, which the route's id must be
 * @param route what the file says under {@code route}
 * @param from where it starts
 * @param kind what it is for
 * @param steps its nodes
 */
record RouteFile(String name, YamlMap route, EndpointUri from, RouteKind kind, List<YamlNode> steps) {

    /** Reads a file; empty, with problems, if it holds no route that could be looked into further. */
    static Optional<RouteFile> of(String path, YamlNode file, Problems problems) {
        List<YamlNode> items = file instanceof YamlList list ? list.items() : List.of();
        if (items.size() != 1
                || !(items.get(0) instanceof YamlMap item)
                || !item.names().equals(java.util.Set.of("route"))) {
            problems.add(
                    "LNT-1001",
                    file,
                    "a route file holds one route and nothing beside it, so that its name says what it is.",
                    "Write '- route:' once; put other routes into files of their own, and handlers nowhere.");
            return Optional.empty();
        }
        return item.fields(problems).map("route").flatMap(route -> read(path, route, problems));
    }

    private static Optional<RouteFile> read(String path, YamlMap route, Problems problems) {
        YamlFields fields = route.fields(problems).require("id", "description", "from");
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
        fields.text("id")
                .filter(id -> !id.equals(name))
                .ifPresent(id -> problems.add(
                        "LNT-1002",
                        route.keyPosition("id"),
                        route.pathOf("id"),
                        "the route is called '" + id + "' but its file '" + name + "': nobody finds one by the other.",
                        "Give both the same name."));
        return fields.map("from").flatMap(from -> start(name, route, from, problems));
    }

    private static Optional<RouteFile> start(String name, YamlMap route, YamlMap from, Problems problems) {
        from.fields(problems).require("uri", "steps");
        List<YamlNode> steps =
                from.fields(problems).list("steps").map(YamlList::items).orElse(List.of());
        return EndpointUri.of(from).map(uri -> {
            RouteKind kind = RouteKind.startingFrom(uri.scheme());
            checkStart(name, uri, kind, problems);
            return new RouteFile(name, route, uri, kind, steps);
        });
    }

    private static void checkStart(String name, EndpointUri uri, RouteKind kind, Problems problems) {
        if (!RouteKind.mayStartFrom(uri.scheme())) {
            problems.add(
                    "LNT-1004",
                    uri.node(),
                    "a route may not start from '" + uri.scheme() + ":' (S-14).",
                    "Start it from workflow:, direct:, scheduler:, timer:, quartz:, cron:, servlet: or kafka:.");
        } else if (kind != RouteKind.EDGE && !uri.path().equals(name)) {
            problems.add(
                    "LNT-1003",
                    uri.node(),
                    "the " + kind.word() + " '" + name + "' starts from '" + uri.path()
                            + "': what calls it by its name does not reach it.",
                    "Write " + uri.scheme() + ":" + name + ".");
        }
    }

    /** Whether a part of the route other than its nodes says this name with this value. */
    boolean hasNoErrorHandler() {
        return route.get("errorHandler").orElse(null) instanceof YamlMap handler
                && handler.names().equals(java.util.Set.of("noErrorHandler"));
    }

    Optional<String> on() {
        return from.parameter("on");
    }

    /** The text of a scalar, else empty. */
    static Optional<String> text(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isNull() ? Optional.of(scalar.text()) : Optional.empty();
    }
}
