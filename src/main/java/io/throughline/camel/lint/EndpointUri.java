package io.throughline.camel.lint;

import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An endpoint as a route names it, in one text or with its parameters in a map.
 *
 * @param scheme the component
 * @param path what follows, without the query
 * @param parameters from both places
 * @param node where it stands
 */
record EndpointUri(String scheme, String path, Map<String, String> parameters, YamlNode node) {

    /** Reads the value of {@code to} or {@code from}; empty if it names nothing. */
    static Optional<EndpointUri> of(YamlNode node) {
        if (node instanceof YamlScalar text && text.isText()) {
            return Optional.of(parse(text.text(), node));
        }
        return node instanceof YamlMap map
                ? map.get("uri").filter(YamlScalar.class::isInstance).map(uri -> with(map, (YamlScalar) uri))
                : Optional.empty();
    }

    private static EndpointUri with(YamlMap map, YamlScalar uri) {
        EndpointUri parsed = parse(uri.text(), uri);
        if (map.get("parameters").orElse(null) instanceof YamlMap parameters) {
            parameters.entries().forEach((name, value) -> {
                if (value instanceof YamlScalar scalar) {
                    parsed.parameters.put(name, scalar.text());
                }
            });
        }
        return parsed;
    }

    private static EndpointUri parse(String text, YamlNode node) {
        int colon = text.indexOf(':');
        int query = text.indexOf('?');
        String scheme = colon < 0 ? text : text.substring(0, colon);
        String path = colon < 0 ? "" : text.substring(colon + 1, query < colon ? text.length() : query);
        Map<String, String> parameters = new TreeMap<>();
        if (query > colon) {
            for (String pair : text.substring(query + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return new EndpointUri(scheme, path.replaceFirst("^//", ""), parameters, node);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
