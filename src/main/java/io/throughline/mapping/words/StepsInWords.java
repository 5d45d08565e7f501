package io.throughline.mapping.words;

import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the steps around a source do, in their order. Pure. */
final class StepsInWords {

    /** What a table without a row for a word comes to. */
    static final String NOTHING_WITHOUT_ROW = ", nothing if it has no row";

    private static final int MANY = 3;

    private static final Map<String, String> TEXT = Map.of(
            "plain", "as text",
            "trim", "without blanks at its ends",
            "upper", "in capital letters",
            "lower", "in small letters",
            "line", "as one line of text",
            "word", "as lower-case words joined by hyphens");

    private StepsInWords() {}

    static List<String> of(YamlMap rule, Object made) {
        List<String> phrases = new ArrayList<>();
        rule.get("when").ifPresent(node -> phrases.add("only if " + ConditionInWords.of(node)));
        rule.get("unless").ifPresent(node -> phrases.add("unless " + ConditionInWords.of(node)));
        rule.get("otherwise").ifPresent(node -> phrases.add("otherwise " + Phrases.noun(node)));
        rule.get("onlyOnCreate")
                .filter(node -> Boolean.TRUE.equals(node.plain()))
                .ifPresent(node -> phrases.add("only when the record is made"));
        rule.get("send").ifPresent(node -> phrases.add("only what differs from the record that the target has"));
        rule.get("shownAs").ifPresent(node -> phrases.add("the target shows it as " + Phrases.noun(node)));
        rule.get("text").ifPresent(node -> text(node, phrases));
        rule.get("enum").ifPresent(node -> phrases.add(enumeration(node, made)));
        rule.get("lookup").ifPresent(node -> phrases.add(lookup(node)));
        rule.get("crosswalk").ifPresent(node -> phrases.add(crosswalk(node)));
        rule.get("default").ifPresent(node -> phrases.add("if it is absent, " + Phrases.constant(node)));
        rule.get("required")
                .filter(node -> Boolean.TRUE.equals(node.plain()))
                .ifPresent(node -> phrases.add("it must be there"));
        return phrases;
    }

    private static void text(YamlNode node, List<String> phrases) {
        List<YamlNode> steps = node instanceof YamlList list ? list.items() : List.of(node);
        steps.forEach(step -> phrases.add(
                step instanceof YamlMap map
                        ? text(map)
                        : TEXT.getOrDefault(String.valueOf(step.plain()), String.valueOf(step.plain()))));
    }

    private static String text(YamlMap step) {
        if (step.has("cut")) {
            return "cut to " + plain(step, "cut") + " characters";
        }
        if (step.has("replace")) {
            return "with %s instead of %s".formatted(quoted(step, "with"), quoted(step, "replace"));
        }
        return step.has("pad")
                ? "filled up to %s characters".formatted(plain(step, "pad"))
                : "its part %s between %s".formatted(plain(step, "take"), quoted(step, "split"));
    }

    private static Object plain(YamlMap step, String name) {
        return step.get(name).map(YamlNode::plain).orElse("");
    }

    private static String quoted(YamlMap step, String name) {
        return "'" + plain(step, name) + "'";
    }

    /** The words that are written as what was made, if they are few. */
    private static String enumeration(YamlNode node, Object made) {
        if (!(node instanceof YamlMap words)) {
            return "translated word by word";
        }
        List<String> known = words.entries().entrySet().stream()
                .filter(word -> made != null
                        && String.valueOf(made)
                                .equals(String.valueOf(word.getValue().plain())))
                .map(word -> word.getKey().equals("*") ? "any other word" : "'" + word.getKey() + "'")
                .toList();
        return known.isEmpty() || known.size() > MANY
                ? "translated by the %d words of the rule"
                        .formatted(words.names().size())
                : "%s is written as %s".formatted(String.join(" or ", known), Phrases.constant(made));
    }

    private static String lookup(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return "looked up in the table " + node.plain();
        }
        return "looked up in the table %s%s%s%s%s"
                .formatted(
                        plain(map, "table"),
                        Phrases.option(map, "by")
                                .map(by -> " by its column " + by)
                                .orElse(""),
                        Phrases.option(map, "column")
                                .map(column -> ", whose column " + column + " counts")
                                .orElse(""),
                        map.get("on")
                                .map(day -> ", on the day " + Phrases.noun(day))
                                .orElse(""),
                        map.get("default")
                                .map(otherwise -> ", " + Phrases.constant(otherwise) + " if it has no row")
                                .orElse(""));
    }

    private static String crosswalk(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return "by the crosswalk";
        }
        return (Boolean.TRUE.equals(plain(map, "reverse")) ? "the %s whose id in %s it is" : "the id of this %s in %s")
                        .formatted(plain(map, "kind"), plain(map, "system"))
                + map.get("default")
                        .map(otherwise -> ", " + Phrases.constant(otherwise) + " if none is known")
                        .orElse("");
    }
}
