package io.throughline.runner.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that opens the internal API; made anew at every start. Fails closed: no header, another scheme or another value do not match (S-06). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private final String value;

    private BearerToken(String value) {
        this.value = value;
    }

    /** A new one of 256 random bits. */
    public static BearerToken random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new BearerToken(HexFormat.of().formatHex(bytes));
    }

    /** What the caller must send. */
    public String value() {
        return value;
    }

    /** Whether an {@code Authorization} header, which may be null, carries this token; compared in constant time. */
    boolean matches(String header) {
        if (header == null || !header.startsWith(SCHEME)) {
            return false;
        }
        byte[] offered = header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(offered, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Masked. */
    @Override
    public String toString() {
        return "BearerToken[****]";
    }
}
