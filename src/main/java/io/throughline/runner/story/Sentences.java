package io.throughline.runner.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The words of a timeline, read from a properties file whose head explains them. Thread-safe. */
public final class Sentences {

    private static final String FILE = "/runner/sentences.properties";

    private final Properties patterns;

    private Sentences(Properties patterns) {
        this.patterns = patterns;
    }

    /** The words that come with the product. */
    public static Sentences packed() {
        try (InputStream file = Sentences.class.getResourceAsStream(FILE);
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties patterns = new Properties();
            patterns.load(reader);
            return new Sentences(patterns);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** The sentence of the first key that is known, with its holes filled; empty if none is. */
    public String say(Map<String, Object> values, String... keys) {
        return Stream.of(keys)
                .map(patterns::getProperty)
                .filter(text -> text != null)
                .findFirst()
                .map(text -> new Pattern(text).fill(values))
                .orElse("");
    }

    /** What people call something, such as {@code system.netsuite}; its own name if the file has no other. */
    public String name(String kind, String name) {
        return name == null ? "Throughline" : patterns.getProperty(kind + "." + name, name);
    }
}
