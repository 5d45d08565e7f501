package io.throughline.mapping;

import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Compiles the steps of {@code text:}. */
final class TextCompiler {

    private static final int MAX_PADDING = 1000;
    private static final int MAX_PARTS = 1000;

    private final Compilation compilation;

    TextCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    List<UnaryOperator<String>> steps(YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
        return nodes.stream().flatMap(step -> step(step).stream()).toList();
    }

    private Optional<UnaryOperator<String>> step(YamlNode node) {
        UnaryOperator<String> step = switch (String.valueOf(node.plain())) {
            case "plain" -> UnaryOperator.identity();
            case "trim" -> String::strip;
            case "upper" -> Steps::upper;
            case "lower" -> Steps::lower;
            case "line" -> TextSteps::line;
            case "word" -> TextSteps::word;
            default -> node instanceof YamlMap map ? withWords(map) : null;
        };
        if (step == null) {
            compilation.problem(
                    "MAP-1004",
                    node,
                    "this text step is not known.",
                    "Use plain, trim, upper, lower, line, word, {cut: 40}, {replace: '-', with: ''}, {pad: 8, with: '0', at: start} or "
                            + "{split: '-', take: 0}; texts have 1 to " + TextSteps.MAX_WORD + " characters.");
        }
        return Optional.ofNullable(step);
    }

    private static UnaryOperator<String> withWords(YamlMap map) {
        Map<String, Object> words = map.plain();
        if (words.keySet().equals(Set.of("cut")) && words.get("cut") instanceof Integer length && length > 0) {
            return text -> Steps.cut(text, length);
        }
        if (words.keySet().equals(Set.of("replace", "with"))
                && isWord(words.get("replace"))
                && (isWord(words.get("with")) || "".equals(words.get("with")))) {
            return new TextSteps.Replaced((String) words.get("replace"), (String) words.get("with"));
        }
        if (words.keySet().equals(Set.of("split", "take")) && isWord(words.get("split"))) {
            return part((String) words.get("split"), words.get("take"));
        }
        return words.containsKey("pad") ? padding(words) : null;
    }

    private static UnaryOperator<String> part(String between, Object take) {
        Object index = "first".equals(take) ? (Object) 0 : "last".equals(take) ? (Object) (-1) : take;
        boolean known = index instanceof Integer number && Math.abs(number) <= MAX_PARTS;
        return known ? new TextSteps.Part(between, (Integer) index) : null;
    }

    private static UnaryOperator<String> padding(Map<String, Object> words) {
        Object with = words.getOrDefault("with", " ");
        Object at = words.getOrDefault("at", "end");
        boolean known = Set.of("pad", "with", "at").containsAll(words.keySet())
                && words.get("pad") instanceof Integer length
                && length > 0
                && length <= MAX_PADDING
                && with instanceof String one
                && one.codePointCount(0, one.length()) == 1
                && Set.of("start", "end").contains(at);
        return known ? new TextSteps.Padded((Integer) words.get("pad"), (String) with, "start".equals(at)) : null;
    }

    private static boolean isWord(Object value) {
        return value instanceof String text && !text.isEmpty() && text.length() <= TextSteps.MAX_WORD;
    }
}
