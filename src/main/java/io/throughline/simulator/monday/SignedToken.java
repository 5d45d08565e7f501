package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The JWT (HS256) in the header Authorization of a signed webhook. */
final class SignedToken {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private SignedToken() {}

    static String of(String audience, long user, Instant at) {
        String head = encoded(Json.object().put("alg", "HS256").put("typ", "JWT"));
        String claims = encoded(Json.object()
                .put("accountId", Account.ID)
                .put("userId", user)
                .put("aud", audience)
                .put("exp", at.plus(LIFE).getEpochSecond())
                .put("iat", at.getEpochSecond()));
        String signed = head + "." + claims;
        byte[] secret = MondayCredentials.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8);
        return signed + "." + text(Signatures.hmac(secret, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(JsonNode part) {
        return text(Json.bytes(part));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
