package io.throughline.mapping;

import io.throughline.config.YamlMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mapping or overlay file as it was read.
 *
 * @param path of the file
 * @param name of the mapping it is or completes: {@code salesforce/opportunity.to-canonical}
 * @param region whose overlay it is, empty for a base file
 * @param layer the folder it was found in
 */
record MappingFile(String path, String name, String region, String layer, YamlMap yaml) {

    private static final Pattern PATH = Pattern.compile(
            "mappings/(?:regions/([a-z][a-z0-9-]*)/)?(([a-z0-9-]+)/([a-z0-9-]+)\\.(to|from)-canonical)\\.yaml");

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    static MappingFile of(String path, String layer, YamlMap yaml) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the path of a mapping: " + path);
        }
        return new MappingFile(path, parts.group(2), parts.group(1) == null ? "" : parts.group(1), layer, yaml);
    }

    String system() {
        return name.substring(0, name.indexOf('/'));
    }

    boolean toCanonical() {
        return name.endsWith(".to-canonical");
    }

    /** The type that the file names as its {@code source} or {@code target}; empty if none. */
    String type(String side) {
        return yaml.get(side).map(node -> String.valueOf(node.plain())).orElse("");
    }
}
