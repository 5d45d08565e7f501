package io.throughline.rules;

import io.throughline.canonical.Json;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kebab keys for things that a loop names: stable when the order changes, different for different things. */
final class Keys {

    private static final int DIGEST = 8;

    private Keys() {}

    /** A key for each of different texts; where two would get the same one, both carry a digest of their text. */
    static Map<String, String> of(List<String> texts) {
        Map<String, Long> uses =
                texts.stream().distinct().collect(Collectors.groupingBy(Keys::kebab, Collectors.counting()));
        Map<String, String> keys = new HashMap<>();
        Function<String, String> key = text -> uses.get(kebab(text)) == 1
                ? kebab(text)
                : join(kebab(text), Json.hash(text).substring(0, DIGEST));
        texts.forEach(text -> keys.computeIfAbsent(text, key));
        return keys;
    }

    /** Lower-case letters and digits joined by hyphens; a text without any becomes a digest. */
    static String kebab(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String kebab =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = kebab.length() > 60
                ? join(
                        kebab.substring(0, 50).replaceAll("-$", ""),
                        Json.hash(text).substring(0, DIGEST))
                : kebab;
        return cut.isEmpty() ? "x-" + Json.hash(text).substring(0, DIGEST) : cut;
    }

    static String join(String first, String second) {
        return first + "-" + second;
    }
}
