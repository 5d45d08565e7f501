package io.throughline.mapping.words;

import io.throughline.canonical.Json;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of sentences about rules: what is read, constants, lists. Pure. */
final class Phrases {

    /** How a plain reading begins; within another sentence the path says enough. */
    static final String TAKEN = "taken from ";

    private static final int LONGEST = 160;

    private Phrases() {}

    /** What a path or a value is, as a noun: {@code Account.Name}, {@code (the date of Start)}. */
    static String noun(YamlNode node) {
        if (node instanceof YamlMap map) {
            if (map.names().equals(Set.of("from"))) {
                return paths(map.entries().get("from"));
            }
            return map.names().equals(Set.of("constant"))
                    ? constant(map.entries().get("constant"))
                    : "(" + clause(map) + ")";
        }
        return paths(node);
    }

    /** What a rule within a rule does. */
    static String clause(YamlMap rule) {
        String words = String.join(", ", RuleInWords.of(rule, null));
        return words.startsWith(TAKEN) ? words.substring(TAKEN.length()) : words;
    }

    /** The same where plain text is a constant. */
    static String nounOrConstant(YamlNode node) {
        return node instanceof YamlMap ? noun(node) : constant(node);
    }

    /** One path, or the first of several. */
    static String paths(YamlNode node) {
        return node instanceof YamlList list && list.items().size() > 1
                ? "the first of %s that is there".formatted(each(list.items()))
                : node instanceof YamlList list ? each(list.items()) : text(node);
    }

    private static String each(List<YamlNode> nodes) {
        return nodes.stream().map(Phrases::text).collect(Collectors.joining(", "));
    }

    /** A path as it is written; the item itself has a name of its own. */
    private static String text(YamlNode node) {
        String path = String.valueOf(node.plain());
        return path.equals(".") ? "the item itself" : path;
    }

    /** A value written out: text in quotes. */
    static String constant(YamlNode node) {
        return constant(node == null ? null : node.plain());
    }

    static String constant(Object plain) {
        String written =
                plain instanceof String text ? "'" + text + "'" : plain == null ? "nothing" : Json.write(plain);
        return written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…";
    }

    /** The text of an option, if it is there. */
    static Optional<String> option(YamlMap rule, String name) {
        return rule.get(name).map(node -> String.valueOf(node.plain()));
    }
}
