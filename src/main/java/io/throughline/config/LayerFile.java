package io.throughline.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file as one layer has it. Its YAML is made when it is first asked for, and once. Immutable; may be used by several threads. */
public final class LayerFile {

    private final String path;
    private final String layer;
    private final byte[] bytes;
    private volatile Yaml yaml;

    /** The top of the document, or why there is none. */
    record Yaml(Optional<YamlNode> top, List<Problem> problems) {}

    /**
     * A file.
     *
     * @param path relative to the layer, with slashes: {@code mappings/lookups/service-lines.csv}
     * @param layer the folder it was found in, or {@code packed} for the defaults of the product
     * @param bytes its content; not to be changed
     */
    public LayerFile(String path, String layer, byte[] bytes) {
        this.path = path;
        this.layer = layer;
        this.bytes = bytes;
    }

    /** The path relative to the layer, with slashes. */
    public String path() {
        return path;
    }

    /** The folder it was found in, or {@code packed} for the defaults of the product. */
    public String layer() {
        return layer;
    }

    /** The content; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The content as UTF-8 text; a byte order mark is left out, invalid bytes become U+FFFD. */
    public String text() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    Yaml yaml() {
        Yaml known = yaml;
        if (known == null) {
            Problems problems = new Problems();
            known = new Yaml(YamlReader.read(path, text(), problems), problems.sorted());
            yaml = known;
        }
        return known;
    }

    /** Path and layer, without the content. */
    @Override
    public String toString() {
        return path + " (" + layer + ")";
    }
}
