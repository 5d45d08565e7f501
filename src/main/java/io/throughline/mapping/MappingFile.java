package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping or overlay file as it was read.
 *
 * @param path of the file
 * @param name of the mapping it is or completes: {@code salesforce/opportunity.to-canonical}
 * @param owner whose overlay it is, as a chain names it: {@code de}, {@code entities/de01}, {@code customers/acme}; empty for a base file
 * @param layer the folder it was found in
 */
record MappingFile(String path, String name, String owner, String layer, YamlMap yaml) {

    private static final Pattern PATH = Pattern.compile(
            "mappings/(?:(regions|entities|customers)/([a-z0-9-]+)/)?(([a-z0-9-]+)/([a-z0-9-]+)\\.(to|from)-canonical)\\.yaml");

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    static MappingFile of(String path, String layer, YamlMap yaml) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the path of a mapping: " + path);
        }
        return new MappingFile(path, parts.group(3), owner(parts), layer, yaml);
    }

    private static String owner(Matcher parts) {
        String kind = parts.group(1);
        return kind == null ? "" : kind.equals("regions") ? parts.group(2) : kind + "/" + parts.group(2);
    }

    /** Where the file says what it is; its beginning if it does not. */
    Position place() {
        return yaml.get("mapping").map(YamlNode::position).orElse(yaml.position());
    }

    String system() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The vendor's object: {@code opportunity}. */
    String object() {
        return name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'));
    }

    boolean toCanonical() {
        return name.endsWith(".to-canonical");
    }

    /** The type that the file names as its {@code source} or {@code target}; empty if none. */
    String type(String side) {
        return yaml.get(side).map(node -> String.valueOf(node.plain())).orElse("");
    }
}
