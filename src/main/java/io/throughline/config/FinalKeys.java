package io.throughline.config;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys that a file keeps from being changed by narrower ones: {@code final: [rounding, policies.shell]}, each with everything below it (S-25).
 */
final class FinalKeys {

    static final String KEY = "final";

    private final Problems problems;

    FinalKeys(Problems problems) {
        this.problems = problems;
    }

    /** Tells which final keys of a wider map a narrower one changes; {@code changes} and contracts of the narrower one count too. */
    void check(YamlMap wide, Stream<YamlMap> narrow) {
        var parts = narrow.toList();
        texts(wide)
                .forEach(key -> parts.forEach(part -> found(part, key.text())
                        .ifPresent(node -> problems.add(
                                "CFG-1150",
                                node.position(),
                                node.path(),
                                "'%s' may not be changed here: %s keeps it.".formatted(key.text(), key.position()),
                                "Remove it here, or take it out of 'final' there."))));
    }

    /** Tells which final keys name nothing that the file or a wider one says. */
    void checkNames(YamlMap own, YamlMap withWider) {
        Set<String> known = Changes.leaves(withWider).keySet();
        texts(own)
                .filter(key -> found(withWider, key.text()).isEmpty())
                .forEach(key -> problems.add(
                        "CFG-1155",
                        key,
                        "'%s' is nothing that this file or a wider one says.".formatted(key.text()),
                        Nearest.to(key.text(), known)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Name a key such as rounding.mode.")));
    }

    private static Stream<YamlScalar> texts(YamlMap map) {
        return map.get(KEY).stream()
                .flatMap(node -> node instanceof YamlList list ? list.items().stream() : Stream.of(node))
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast);
    }

    /** What a map says about a key: the key itself, or something above it that takes it away or replaces it as a whole. */
    private static Optional<YamlNode> found(YamlMap map, String key) {
        YamlNode node = map;
        for (String name : key.split("\\.")) {
            if (!(node instanceof YamlMap inner)) {
                return Optional.of(node);
            }
            if (!inner.has(name)) {
                return Optional.empty();
            }
            node = inner.entries().get(name);
        }
        return Optional.of(node);
    }
}
