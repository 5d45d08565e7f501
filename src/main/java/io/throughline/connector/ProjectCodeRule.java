package io.throughline.connector;

import java.util.regex.Pattern;

/**
 * Which project codes a system can hold.
 *
 * @param maxLength in characters
 * @param pattern the whole code must match
 */
public record ProjectCodeRule(int maxLength, Pattern pattern) {

    /** Fits every code of at most 255 characters. */
    public static final ProjectCodeRule ANY = new ProjectCodeRule(255, Pattern.compile(".+"));

    /** Whether the system can hold this code. */
    public boolean fits(String code) {
        return code.length() <= maxLength && pattern.matcher(code).matches();
    }
}
