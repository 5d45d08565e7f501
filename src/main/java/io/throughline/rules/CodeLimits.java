package io.throughline.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a system accepts as a project code; from its capability file.
 *
 * @param system such as {@code netsuite}
 * @param maxLength in characters
 * @param pattern the whole code must match
 */
public record CodeLimits(String system, int maxLength, Pattern pattern) {

    /** What is wrong with a code for this system; empty if nothing. */
    public Optional<String> objection(String code) {
        if (code.length() > maxLength) {
            return Optional.of("%s takes at most %d characters, it has %d".formatted(system, maxLength, code.length()));
        }
        boolean matches = pattern.matcher(code).matches();
        return matches ? Optional.empty() : Optional.of("%s takes only %s".formatted(system, pattern));
    }
}
