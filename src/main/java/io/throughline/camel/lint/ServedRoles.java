package io.throughline.camel.lint;

import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.connector.Capabilities;
import io.throughline.workflow.OperationContract;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** For which roles of a connector each of its mappings is used: a tool that is PSA and delivery tool sends more as the one than as the other. */
public final class ServedRoles {

    private static final Pattern SENT = Pattern.compile("toType:\\s*\"?([a-z0-9-]+:[a-z0-9-]+)");
    private static final Pattern CALLED = Pattern.compile("(?:uri|to):\\s*\"?direct:([a-z0-9-]+)");

    private final Map<String, String> routes = new TreeMap<>();
    private final Map<String, Set<String>> served = new TreeMap<>();

    private ServedRoles(Layers layers) {
        for (String path : layers.list("routes/connectors", ".yaml")) {
            String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
            routes.put(name, layers.find(path).map(LayerFile::text).orElse(""));
        }
    }

    /** Roles by what routes map to, {@code jira:budget -> [psa]}. What no operation's routes send is not there. */
    public static Map<String, Set<String>> of(Layers layers, Capabilities capabilities) {
        ServedRoles found = new ServedRoles(layers);
        for (String connector : capabilities.connectors()) {
            capabilities.operations(connector).values().forEach(found::add);
        }
        return found.served;
    }

    private void add(OperationContract operation) {
        String role = operation.name().substring(0, operation.name().indexOf('-'));
        Stream.concat(Stream.of(operation.route()), operation.probe().stream())
                .forEach(route -> add(route, role, new TreeSet<>()));
    }

    private void add(String route, String role, Set<String> seen) {
        if (!seen.add(route)) {
            return;
        }
        String text = routes.getOrDefault(route, "");
        Matcher sent = SENT.matcher(text);
        while (sent.find()) {
            served.computeIfAbsent(sent.group(1), none -> new TreeSet<>()).add(role);
        }
        Matcher called = CALLED.matcher(text);
        while (called.find()) {
            add(called.group(1), role, seen);
        }
    }
}
