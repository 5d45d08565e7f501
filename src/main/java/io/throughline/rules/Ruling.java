package io.throughline.rules;

import io.throughline.canonical.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one domain rule decided about one entry, batch, invoice or contract line, in words of the person who reads it. Where a {@link Finding} is
 * about a whole deal, a ruling is about a line and is kept with it for ever: it is what {@code explain} and every export tell.
 *
 * @param rule id of the rule, such as {@code D17}
 * @param effect what it means for the line
 * @param says one sentence without personal values
 * @param numbers what it was reckoned from and what came out, by name, in the order to be told; plain values: decimals as text, dates as text
 * @param team who decides, by the id of {@code config/desk.yaml}; null unless the effect needs a person
 * @param fix what that person can do; null unless the effect needs a person
 * @param atRisk the money that waits for the person; null if none or unknown
 */
public record Ruling(
        String rule, Effect effect, String says, Map<String, Object> numbers, String team, String fix, Money atRisk) {

    /** What a ruling means for the line it is about. */
    public enum Effect {
        /** The rule shaped the line; it goes on. */
        APPLIED,
        /** It goes on, and the person who reads the report is told. */
        WARNED,
        /** Nothing is written until a person decides or the facts change. */
        HELD,
        /** It goes back to its author, who must mend it at the source. */
        RETURNED,
        /** It is not posted and needs nobody: known already, not approved yet, dropped. */
        SKIPPED
    }

    /** Copies the numbers, and wants a fix of whoever needs a person. */
    public Ruling {
        Objects.requireNonNull(rule, "rule");
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        if (effect == Effect.HELD && (team == null || fix == null)) {
            throw new IllegalArgumentException("A hold without team or fix. This is a bug.");
        }
    }

    /** The rule shaped the line. */
    public static Ruling applied(String rule, String says, Map<String, Object> numbers) {
        return new Ruling(rule, Effect.APPLIED, says, numbers, null, null, null);
    }

    /** It goes on, with a warning. */
    public static Ruling warned(String rule, String says, Map<String, Object> numbers) {
        return new Ruling(rule, Effect.WARNED, says, numbers, null, null, null);
    }

    /** Nothing is written until somebody decides. */
    public static Ruling held(
            String rule, String says, Map<String, Object> numbers, String team, String fix, Money atRisk) {
        return new Ruling(rule, Effect.HELD, says, numbers, team, fix, atRisk);
    }

    /** It goes back to its author, who mends it at the source. */
    public static Ruling returned(String rule, String says, Map<String, Object> numbers, String fix) {
        return new Ruling(rule, Effect.RETURNED, says, numbers, null, fix, null);
    }

    /** It needs nothing and nobody. */
    public static Ruling skipped(String rule, String says, Map<String, Object> numbers) {
        return new Ruling(rule, Effect.SKIPPED, says, numbers, null, null, null);
    }

    /** The same ruling for another team; one that needs nobody stays as it is. */
    public Ruling forTeam(String other) {
        return team == null ? this : new Ruling(rule, effect, says, numbers, other, fix, atRisk);
    }
}
