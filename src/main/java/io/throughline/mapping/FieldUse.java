package io.throughline.mapping;

import io.throughline.config.Position;
import java.util.HashSet;
import java.util.Set;

/**
 * One rule of a mapping that reads a field of its input or writes one of its result.
 *
 * @param mapping the name of the mapping, such as {@code salesforce/link.from-canonical}
 * @param type the type whose field it is, such as {@code salesforce:link}
 * @param path from the top of the object, {@code []} for the items of a list
 * @param writes whether the field is written; else it is read
 * @param rule where the rule stands: base file or overlay
 * @param words the constants and table values that the rule may write, or the table keys that it knows of what it reads; empty if any value goes
 */
public record FieldUse(String mapping, String type, String path, boolean writes, Position rule, Set<String> words) {

    /** Copies the words. */
    public FieldUse {
        words = Set.copyOf(words);
    }

    /** The rules of a mapping, found again from what was known when it was compiled: only people who ask pay for it. */
    static Set<FieldUse> of(Mapping mapping, Compilation known) {
        RuleWords words = new RuleWords(known);
        Set<FieldUse> found = new HashSet<>();
        known.readBy()
                .forEach((path, rules) -> rules.forEach(rule -> found.add(new FieldUse(
                        mapping.name(), mapping.source(), path, false, rule.position(), words.known(rule)))));
        known.writes()
                .forEach((path, rule) -> found.add(new FieldUse(
                        mapping.name(), mapping.target(), path, true, rule.position(), words.written(rule))));
        return found;
    }
}
