package io.throughline.drift;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where a vendor type comes from and goes to, as the routes of the connectors say: the call before its reading, the call after its writing.
 *
 * @param object the vendor's object
 * @param selected the fields that the query before a reading names; empty if the whole record is read
 * @param derived whether the query names what mappings read: another mapping would make it name more
 * @param read whether something reads it
 * @param written whether something writes it
 */
record TypeSource(String object, Set<String> selected, boolean derived, boolean read, boolean written) {

    /** The sources of all types of these files, by type; types without a call of an object are not there. */
    static Map<String, TypeSource> of(Layers layers, Function<String, Set<String>> reads) {
        Map<String, TypeSource> found = new TreeMap<>();
        Problems untold = new Problems();
        List<Steps> routes = layers.list("routes/connectors", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"))
                .flatMap(path -> YamlReader.read(layers, path, untold).stream())
                .filter(YamlList.class::isInstance)
                .flatMap(file -> ((YamlList) file).items().stream())
                .map(route -> new Steps(route, reads))
                .toList();
        routes.forEach(route -> route.into(found, routes));
        return found;
    }

    private TypeSource with(TypeSource other) {
        Set<String> both = new TreeSet<>(selected);
        both.addAll(other.selected);
        return new TypeSource(object, both, derived || other.derived, read || other.read, written || other.written);
    }

    /** A step of a route that matters here. */
    private sealed interface Step {
        record Call(Optional<String> object, Set<String> selected, boolean derived, boolean writes) implements Step {}

        record Transform(String from, String to) implements Step {}

        record Direct(String route) implements Step {}
    }

    /** The steps of one route in the order of the file. */
    private static final class Steps {

        private static final String CANONICAL = "canonical:";
        private static final String DIRECT = "direct:";
        private final Function<String, Set<String>> reads;
        private final List<Step> steps = new ArrayList<>();
        private String name = "";

        Steps(YamlNode route, Function<String, Set<String>> reads) {
            this.reads = reads;
            walk(route);
        }

        private void walk(YamlNode node) {
            if (node instanceof YamlList list) {
                list.items().forEach(this::walk);
            } else if (node instanceof YamlMap map) {
                if (text(map, "uri").startsWith("call:") && map.entries().get("parameters") instanceof YamlMap call) {
                    steps.add(call(call));
                } else if (map.has("fromType")) {
                    steps.add(new Step.Transform(text(map, "fromType"), text(map, "toType")));
                }
                if (text(map, "to").startsWith(DIRECT)) {
                    steps.add(new Step.Direct(text(map, "to").substring(DIRECT.length())));
                }
                if (map.entries().get("from") instanceof YamlMap from
                        && text(from, "uri").startsWith(DIRECT)) {
                    name = text(from, "uri").substring(DIRECT.length());
                }
                map.entries().values().forEach(this::walk);
            }
        }

        private Step.Call call(YamlMap call) {
            Optional<Soql> query = Soql.of(call, reads);
            Set<String> selected = new TreeSet<>(query.map(Soql::paths).orElse(List.of()));
            if (call.has("query.fields")) {
                selected.addAll(List.of(text(call, "query.fields").split(",")));
            }
            Optional<String> object = query.map(Soql::object).or(() -> Requests.object(text(call, "path")));
            boolean writes = Set.of("POST", "PUT", "PATCH").contains(text(call, "method")) && !call.has("reads");
            return new Step.Call(object, selected, call.has("selects"), writes);
        }

        void into(Map<String, TypeSource> found, List<Steps> routes) {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) instanceof Step.Transform transform) {
                    if (!transform.from().startsWith(CANONICAL)) {
                        call(steps.subList(0, i), true, call -> true)
                                .or(() -> before(routes))
                                .ifPresent(call -> add(
                                        found,
                                        transform.from(),
                                        new TypeSource(
                                                call.object().orElseThrow(),
                                                call.selected(),
                                                call.derived(),
                                                true,
                                                false)));
                    }
                    if (!transform.to().startsWith(CANONICAL)) {
                        call(steps.subList(i, steps.size()), false, Step.Call::writes)
                                .ifPresent(call -> add(
                                        found,
                                        transform.to(),
                                        new TypeSource(call.object().orElseThrow(), Set.of(), false, false, true)));
                    }
                }
            }
        }

        /** The last call before a route that calls this one does so. */
        private Optional<Step.Call> before(List<Steps> routes) {
            return routes.stream()
                    .filter(route -> route.steps.contains(new Step.Direct(name)))
                    .flatMap(route ->
                            call(route.steps.subList(0, route.steps.indexOf(new Step.Direct(name))), true, call -> true)
                                    .stream())
                    .findFirst();
        }

        private static Optional<Step.Call> call(List<Step> among, boolean last, Predicate<Step.Call> which) {
            List<Step.Call> calls = among.stream()
                    .filter(Step.Call.class::isInstance)
                    .map(Step.Call.class::cast)
                    .filter(call -> call.object().isPresent() && which.test(call))
                    .toList();
            return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(last ? calls.size() - 1 : 0));
        }

        private static void add(Map<String, TypeSource> found, String type, TypeSource source) {
            found.merge(type, source, (one, other) -> one.object().equals(other.object()) ? one.with(other) : one);
        }

        private static String text(YamlMap map, String name) {
            return map.get(name).map(YamlNode::plain).map(String::valueOf).orElse("");
        }
    }
}
