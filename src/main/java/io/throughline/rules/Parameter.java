package io.throughline.rules;

import io.throughline.config.LegalEntity;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * What configuration may set for a rule, per region, legal entity, customer or contract: {@code rules: { D20: { max: calendar } }}. Immutable.
 *
 * @param rule the rule it belongs to
 * @param name as files write it
 * @param shape what may be written
 * @param fallback what counts where no file says anything
 * @param says what it decides: one sentence without a full stop
 */
public record Parameter(Rule rule, String name, Shape shape, String fallback, String says) {

    /**
     * @param expected what may be written, in words
     * @param accepts whether a text is that
     */
    public record Shape(String expected, Predicate<String> accepts) {}

    /** One of some words. */
    public static Shape words(String... words) {
        List<String> known = List.of(words);
        return new Shape(String.join(", ", known), known::contains);
    }

    /** A decimal number that is not negative. */
    public static Shape amount() {
        return new Shape("a number that is not negative", text -> text.matches("\\d{1,15}(\\.\\d{1,12})?"));
    }

    /** A whole number that is not negative. */
    public static Shape whole() {
        return new Shape("a whole number that is not negative", text -> text.matches("\\d{1,9}"));
    }

    /** One of some words, or a decimal number that is not negative. */
    public static Shape wordsOrAmount(String... words) {
        Shape word = words(words);
        return new Shape(
                word.expected() + " or " + amount().expected(), word.accepts().or(amount().accepts()));
    }

    /** What holds for whom these policies are: what files say, else the default. */
    public String in(LegalEntity.Policies policies) {
        return policies.parameter(rule.id(), name)
                .map(LegalEntity.RuleSetting::text)
                .orElse(fallback);
    }

    /** Whether it is this word. */
    public boolean is(String word, LegalEntity.Policies policies) {
        return word.equals(in(policies));
    }

    /** As a number; only for those whose shape allows nothing else. */
    public BigDecimal number(LegalEntity.Policies policies) {
        return new BigDecimal(in(policies));
    }
}
