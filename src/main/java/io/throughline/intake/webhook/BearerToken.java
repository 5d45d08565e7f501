package io.throughline.intake.webhook;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Verifies the JWT in {@code Authorization}: HS256 and nothing else, made with one of the secrets, for us, and not over. It does not sign the body. Thread-safe.
 */
final class BearerToken {

    /** How far the clocks may differ. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final int LONGEST = 4096;
    private static final int PARTS = 3;
    private static final String BEARER = "Bearer ";

    private final Clock clock;

    BearerToken(Clock clock) {
        this.clock = clock;
    }

    /** @param audience that the token must be made for; null: any */
    boolean fits(String authorization, String audience, List<byte[]> secrets) {
        String token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : authorization;
        String[] parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != PARTS) {
            return false;
        }
        byte[] offered = decoded(parts[2]);
        byte[] text = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
        boolean signed = false;
        for (byte[] secret : secrets) {
            signed |= MessageDigest.isEqual(Hmac.sha256(secret, text), offered);
        }
        return signed && "HS256".equals(claims(parts[0]).get("alg")) && isForUsAndNow(claims(parts[1]), audience);
    }

    private boolean isForUsAndNow(Map<String, Object> claims, String audience) {
        boolean now = claims.get("exp") instanceof Number end
                && clock.instant().minus(LEEWAY).getEpochSecond() < end.longValue();
        return now && (audience == null || audience.equals(claims.get("aud")));
    }

    private static Map<String, Object> claims(String part) {
        try {
            Object value = Json.read(decoded(part), LONGEST);
            return Json.isObject(value) ? Json.asObject(value) : Map.of();
        } catch (JsonException e) {
            return Map.of();
        }
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }
}
