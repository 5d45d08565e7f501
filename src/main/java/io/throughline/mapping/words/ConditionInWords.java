package io.throughline.mapping.words;

import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a condition asks: {@code Account.Country is 'DE'}. Pure. */
public final class ConditionInWords {

    private ConditionInWords() {}

    /** One condition, or a list of them that must all hold; without a verb before it. */
    public static String of(YamlNode condition) {
        if (condition instanceof YamlList list) {
            return joined(list.items(), " and ");
        }
        if (!(condition instanceof YamlMap map)) {
            return String.valueOf(condition.plain());
        }
        for (String word : List.of("all", "any")) {
            if (map.entries().get(word) instanceof YamlList list) {
                return "(" + joined(list.items(), word.equals("all") ? " and " : " or ") + ")";
            }
        }
        return map.get("not").map(inner -> "not (" + of(inner) + ")").orElseGet(() -> test(map));
    }

    private static String joined(List<YamlNode> conditions, String word) {
        return conditions.stream().map(ConditionInWords::of).collect(Collectors.joining(word));
    }

    private static String test(YamlMap condition) {
        String field = condition.get("field").map(Phrases::paths).orElse("it");
        for (String word : condition.names()) {
            if (!word.equals("field")) {
                return field + " " + test(word, condition.entries().get(word));
            }
        }
        return field;
    }

    private static String test(String word, YamlNode expected) {
        return switch (word) {
            case "equals" -> "is " + Phrases.constant(expected);
            case "in" -> "is one of " + constants(expected);
            case "present" -> Boolean.TRUE.equals(expected.plain()) ? "is there" : "is not there";
            case "absent" -> Boolean.TRUE.equals(expected.plain()) ? "is not there" : "is there";
            case "startsWith" -> "begins with " + constants(expected);
            case "greater" -> "is more than " + bound(expected);
            case "atLeast" -> "is at least " + bound(expected);
            case "less" -> "is less than " + bound(expected);
            default -> "is at most " + bound(expected);
        };
    }

    private static String constants(YamlNode node) {
        return node instanceof YamlList list
                ? list.items().stream().map(Phrases::constant).collect(Collectors.joining(", "))
                : Phrases.constant(node);
    }

    /** Money written out reads as such. */
    private static String bound(YamlNode node) {
        return node instanceof YamlMap map && map.has("value") && map.has("currency")
                ? map.entries().get("value").plain() + " "
                        + map.entries().get("currency").plain()
                : Phrases.nounOrConstant(node);
    }
}
