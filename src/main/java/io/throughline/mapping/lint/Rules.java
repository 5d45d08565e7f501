package io.throughline.mapping.lint;

import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Goes through the rules of a mapping as they are written. */
final class Rules {

    private Rules() {}

    /** Every field with its path and rule, those within others too. */
    static void each(YamlMap fields, BiConsumer<String, YamlMap> found) {
        each("", fields, found);
    }

    private static void each(String around, YamlMap fields, BiConsumer<String, YamlMap> found) {
        fields.entries().forEach((name, node) -> {
            if (node instanceof YamlMap rule) {
                String path = around.isEmpty() ? name : around + "." + name;
                found.accept(path, rule);
                if (rule.entries().get("fields") instanceof YamlMap inner) {
                    each(rule.has("each") ? path + "[]" : path, inner, found);
                }
            }
        });
    }

    /** The rule and every value within it that is not a field of its own. */
    static List<YamlMap> values(YamlMap rule) {
        List<YamlMap> values = new ArrayList<>();
        collect(rule, values);
        return values;
    }

    private static void collect(YamlNode node, List<YamlMap> into) {
        if (node instanceof YamlMap map) {
            into.add(map);
            map.entries().forEach((name, part) -> {
                if (!name.equals("fields")) {
                    collect(part, into);
                }
            });
        } else if (node instanceof YamlList list) {
            list.items().forEach(item -> collect(item, into));
        }
    }

    /** The option of a rule as text, if it is a single value. */
    static Optional<YamlScalar> scalar(YamlMap rule, String name) {
        return rule.get(name)
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(value -> !value.isNull());
    }
}
