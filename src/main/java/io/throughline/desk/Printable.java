package io.throughline.desk;

import java.util.regex.Pattern;

/** Makes what a person typed fit to be stored and shown: control characters, which a terminal would obey, become blanks (S-10, S-34). */
final class Printable {

    private static final int LONGEST = 2_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private Printable() {}

    static String of(String text) {
        String plain = text == null ? "" : CONTROL.matcher(text).replaceAll(" ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    static DeskRequest in(DeskRequest request) {
        return new DeskRequest(
                request.action(),
                request.version(),
                of(request.reason()),
                request.as() == null ? null : of(request.as()),
                request.set(),
                request.options());
    }
}
