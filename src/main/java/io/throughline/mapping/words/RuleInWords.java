package io.throughline.mapping.words;

import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in one phrase for each word of a rule what it does, in the order in which it is done: {@code [the amount Amount in the currency CurrencyIsoCode, rounded
 * half up to 2 digits as EUR has]}. Pure.
 */
public final class RuleInWords {

    private RuleInWords() {}

    /**
     * The phrases.
     *
     * @param rule a value of a mapping as it is written
     * @param made the plain value that it made, which makes some phrases more exact; null if none is known
     */
    public static List<String> of(YamlNode rule, Object made) {
        if (!(rule instanceof YamlMap map)) {
            return List.of(Phrases.TAKEN + Phrases.paths(rule));
        }
        List<String> phrases = new ArrayList<>(SourceInWords.of(map, made));
        phrases.addAll(StepsInWords.of(map, made));
        return List.copyOf(phrases);
    }
}
