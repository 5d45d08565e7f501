package io.throughline.connector;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How our reference is written into a vendor's record, so that it can be found again after a lost answer. The same key always gives the same
 * marker, on every machine and in every release: it is stored in foreign systems.
 */
public enum MarkerStyle {
    /** {@code tl-} and 24 hexadecimal digits: fits external ids of letters, digits, underscore and hyphen. */
    TEXT(27),
    /** 18 decimal digits, the first not zero: for references that are filtered as integers (Kantata, vendor fact 4.4). */
    DIGITS(18),
    /** Ten capital letters and digits, the first a letter: fits keys of projects (Jira, vendor fact 5.3). */
    KEY(10);

    private static final BigInteger SMALLEST = BigInteger.TEN.pow(17);
    private static final BigInteger COUNT = BigInteger.TEN.pow(18).subtract(SMALLEST);

    private final int length;

    MarkerStyle(int length) {
        this.length = length;
    }

    /** Characters of every marker of this style. */
    public int length() {
        return length;
    }

    /** The marker of an idempotency key. */
    public String of(String key) {
        byte[] hash = sha256(key);
        return switch (this) {
            case TEXT -> "tl-" + HexFormat.of().formatHex(hash, 0, 12);
            case KEY -> key(new BigInteger(1, hash));
            case DIGITS -> new BigInteger(1, hash).mod(COUNT).add(SMALLEST).toString();
        };
    }

    /**
     * Reads the word used in capability files.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MarkerStyle named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String key(BigInteger number) {
        BigInteger first = BigInteger.valueOf(26);
        BigInteger rest = BigInteger.valueOf(36).pow(9);
        char letter = (char) ('A' + number.mod(first).intValue());
        String digits = number.divide(first).mod(rest).toString(36).toUpperCase(Locale.ROOT);
        return letter + "0".repeat(9 - digits.length()) + digits;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
