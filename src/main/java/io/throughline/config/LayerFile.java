package io.throughline.config;

import java.nio.charset.StandardCharsets;

/**
 * A file as one layer has it.
 *
 * @param path relative to the layer, with slashes: {@code mappings/lookups/service-lines.csv}
 * @param layer the folder it was found in, or {@code packed} for the defaults of the product
 * @param bytes its content; not to be changed
 */
public record LayerFile(String path, String layer, byte[] bytes) {

    /** The content as UTF-8 text; a byte order mark is left out, invalid bytes become U+FFFD. */
    public String text() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Path and layer, without the content. */
    @Override
    public String toString() {
        return path + " (" + layer + ")";
    }
}
