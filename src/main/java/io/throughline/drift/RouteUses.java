package io.throughline.drift;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads from the files of the connectors which vendor types each route reads and writes, and which fields its queries name. */
final class RouteUses {

    private final Map<String, RouteUse> own = new TreeMap<>();

    private final Function<String, Set<String>> reads;

    private RouteUses(Function<String, Set<String>> reads) {
        this.reads = reads;
    }

    /** All connector routes by id, each with what the routes that it calls ask. Files with problems are left out: the lint tells of them. */
    static Map<String, RouteUse> of(Layers layers, Function<String, Set<String>> reads) {
        RouteUses uses = new RouteUses(reads);
        Problems untold = new Problems();
        layers.list("routes/connectors", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"))
                .forEach(path -> YamlReader.read(layers, path, untold).ifPresent(uses::routes));
        Map<String, RouteUse> whole = new TreeMap<>();
        uses.own.keySet().forEach(route -> whole.put(route, uses.closed(route, new HashSet<>())));
        return whole;
    }

    private void routes(YamlNode file) {
        if (file instanceof YamlList list) {
            list.items().stream()
                    .filter(YamlMap.class::isInstance)
                    .flatMap(item -> ((YamlMap) item).get("route").stream())
                    .filter(YamlMap.class::isInstance)
                    .forEach(route -> route((YamlMap) route));
        }
    }

    private void route(YamlMap route) {
        String id = route.get("id").map(node -> String.valueOf(node.plain())).orElse("");
        Reading reading = new Reading(route, reads);
        reading.walk(route);
        own.put(id, new RouteUse(id, route.position(), reading.reads, reading.writes, reading.selects, reading.calls));
    }

    private RouteUse closed(String route, Set<String> seen) {
        RouteUse use = own.get(route);
        if (use == null || !seen.add(route)) {
            return new RouteUse(
                    route, io.throughline.config.Position.of(route), Set.of(), Set.of(), Set.of(), Set.of());
        }
        RouteUse whole = use;
        for (String called : use.calls()) {
            whole = whole.with(closed(called, seen));
        }
        return whole;
    }

    /** What is found in one route. */
    private static final class Reading {

        private static final String CANONICAL = "canonical:";
        private static final String DIRECT = "direct:";

        private final YamlMap route;
        private final Function<String, Set<String>> mapped;
        private final Set<String> reads = new HashSet<>();
        private final Set<String> writes = new HashSet<>();
        private final Set<RouteUse.Selected> selects = new HashSet<>();
        private final Set<String> calls = new HashSet<>();

        Reading(YamlMap route, Function<String, Set<String>> mapped) {
            this.route = route;
            this.mapped = mapped;
        }

        void walk(YamlNode node) {
            if (node instanceof YamlList list) {
                list.items().forEach(this::walk);
            } else if (node instanceof YamlMap map) {
                map.get("fromType").ifPresent(type -> reads(String.valueOf(type.plain())));
                map.get("toType").ifPresent(type -> writes(String.valueOf(type.plain())));
                map.get("parameters").filter(YamlMap.class::isInstance).ifPresent(call -> selects((YamlMap) call));
                map.get("to")
                        .map(YamlNode::plain)
                        .filter(String.class::isInstance)
                        .ifPresent(to -> calls((String) to));
                map.entries().forEach((name, part) -> walk(part));
            }
        }

        private void reads(String type) {
            if (!type.startsWith(CANONICAL)) {
                reads.add(type);
            }
        }

        private void writes(String type) {
            if (!type.startsWith(CANONICAL)) {
                writes.add(type);
            }
        }

        private void calls(String uri) {
            if (uri.startsWith(DIRECT)) {
                calls.add(uri.substring(DIRECT.length()));
            }
        }

        private void selects(YamlMap call) {
            Soql.of(call, mapped)
                    .ifPresent(query -> query.paths()
                            .forEach(
                                    path -> selects.add(new RouteUse.Selected(query.object(), path, call.position()))));
            Optional<String> object = text(call, "path").flatMap(Requests::object);
            Optional<String> fields = text(call, "query.fields");
            if (object.isPresent() && fields.isPresent()) {
                List.of(fields.get().split(","))
                        .forEach(field ->
                                selects.add(new RouteUse.Selected(object.get(), field.strip(), call.position())));
            }
        }

        private static Optional<String> text(YamlMap map, String name) {
            return map.get(name).map(YamlNode::plain).map(String::valueOf);
        }

        @Override
        public String toString() {
            return String.valueOf(new HashMap<>(Map.of("route", route.path())));
        }
    }
}
