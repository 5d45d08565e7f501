package io.throughline.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What proves a person: 256 random bits that we made, behind a prefix that scanners for leaked secrets find. Nothing else is taken, so nobody can use a
 * weak passphrase, and a plain hash is enough to keep it.
 */
public final class PersonalToken {

    /** What every token begins with. */
    public static final String PREFIX = "tlp_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int BYTES = 32;

    private final String value;

    private PersonalToken(String value) {
        this.value = value;
    }

    /** A new one. */
    public static PersonalToken random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new PersonalToken(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether a text has the form of a token. */
    static boolean isToken(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    /** Whether a text has the form of a stored hash. */
    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** What {@code config/users.yaml} keeps of a token: {@code sha256:…}. */
    static String hashOf(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The secret itself; shown once to the person it belongs to. */
    public String reveal() {
        return value;
    }

    /** The line for {@code config/users.yaml}. */
    public String hash() {
        return hashOf(value);
    }

    /** Masked. */
    @Override
    public String toString() {
        return PREFIX + "****";
    }
}
