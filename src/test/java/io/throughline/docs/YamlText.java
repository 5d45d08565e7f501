package io.throughline.docs;

import io.throughline.canonical.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain values as YAML in block style, with texts in quotes wherever another reader could take them for something else. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[$A-Za-z][A-Za-z0-9._/-]*");
    private static final Pattern WORD_WITH_MEANING = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(Map<String, Object> document) {
        YamlText yaml = new YamlText();
        yaml.map(document, 0);
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, int depth) {
        map.forEach((name, value) -> {
            text.append("  ".repeat(depth)).append(scalar(name)).append(':');
            below(value, depth);
        });
    }

    private void below(Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map(map, depth + 1);
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            text.append('\n');
            list.forEach(item -> item(Json.asObject(item), depth + 1));
        } else {
            text.append(' ')
                    .append(value instanceof String ? scalar(value) : Json.write(value))
                    .append('\n');
        }
    }

    private void item(Map<String, Object> item, int depth) {
        int begin = text.length();
        map(item, depth + 1);
        text.replace(begin + 2 * depth, begin + 2 * depth + 2, "- ");
    }

    private static String scalar(Object value) {
        String words = value.toString();
        return PLAIN.matcher(words).matches()
                        && !WORD_WITH_MEANING.matcher(words).matches()
                ? words
                : Json.write(words);
    }
}
