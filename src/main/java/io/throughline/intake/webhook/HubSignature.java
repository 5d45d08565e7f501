package io.throughline.intake.webhook;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Verifies {@code X-Hub-Signature: sha256=<hex>}: HMAC-SHA256 over the raw body, before any parsing (S-01). */
final class HubSignature {

    private static final String ALGORITHM = "sha256=";
    private static final int LENGTH = 64;

    private HubSignature() {}

    /** Whether the header was made of this body with one of the secrets. */
    static boolean fits(String header, byte[] body, List<byte[]> secrets) {
        byte[] offered = offered(header);
        boolean signed = false;
        for (byte[] secret : secrets) {
            // no early end: the time taken tells nothing about which one fits
            signed |= MessageDigest.isEqual(Hmac.sha256(secret, body), offered);
        }
        return signed;
    }

    private static byte[] offered(String header) {
        if (!header.startsWith(ALGORITHM) || header.length() != ALGORITHM.length() + LENGTH) {
            return new byte[0];
        }
        try {
            return HexFormat.of().parseHex(header.substring(ALGORITHM.length()));
        } catch (IllegalArgumentException noHex) {
            return new byte[0];
        }
    }
}
