package io.throughline.setup;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many calls to which system a route makes at most, with the routes that it calls directly, and which operations a workflow calls. */
final class RouteCalls {

    private static final Pattern CALL = Pattern.compile("^call:([a-z0-9-]+)");
    private static final Pattern DIRECT = Pattern.compile("^direct:(.+)");
    private static final Pattern OPERATION = Pattern.compile("^step:.*[?&]call=([a-z0-9-]+)");

    private final Map<String, List<String>> uris = new TreeMap<>();

    /** Reads all routes; files with problems are left out, validate tells of them. */
    RouteCalls(Layers layers) {
        Problems untold = new Problems();
        layers.list("routes", ".yaml").stream()
                .filter(path -> !path.endsWith(".capability.yaml"))
                .forEach(path -> YamlReader.read(layers, path, untold).ifPresent(file -> {
                    List<String> found = new ArrayList<>();
                    collect(file.plain(), found);
                    uris.put(path.substring(path.lastIndexOf('/') + 1).replace(".yaml", ""), found);
                }));
    }

    private static void collect(Object node, List<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                boolean names = "uri".equals(name) || "to".equals(name);
                if (names && value instanceof String uri) {
                    found.add(uri);
                }
                collect(value, found);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, found));
        }
    }

    /** The ids of all routes. */
    Set<String> names() {
        return uris.keySet();
    }

    /** The calls of a route by system. */
    Map<String, Integer> of(String route) {
        Map<String, Integer> calls = new TreeMap<>();
        add(route, calls, new HashSet<>());
        return calls;
    }

    private void add(String route, Map<String, Integer> calls, Set<String> within) {
        if (!within.add(route)) {
            return;
        }
        for (String uri : uris.getOrDefault(route, List.of())) {
            Matcher call = CALL.matcher(uri);
            Matcher direct = DIRECT.matcher(uri);
            if (call.find()) {
                calls.merge(call.group(1), 1, Integer::sum);
            } else if (direct.find()) {
                add(direct.group(1), calls, within);
            }
        }
    }

    /** The operations that a workflow's steps call, as often as they stand there. */
    List<String> operations(String workflow) {
        return uris.getOrDefault(workflow, List.of()).stream()
                .map(OPERATION::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
