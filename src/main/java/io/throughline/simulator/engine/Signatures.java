package io.throughline.simulator.engine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures that vendors put on what they send. Pure. */
public final class Signatures {

    private static final String PREFIX = "whsec_";

    private Signatures() {}

    /** HMAC-SHA256 of a text with a secret that is taken as UTF-8. */
    public static byte[] hmac(byte[] secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * The headers of a message signed as Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}.
     *
     * @param secret {@code whsec_} and the key in Base64, or the key itself
     */
    public static Map<String, String> standardWebhook(String secret, String id, Instant at, byte[] body) {
        byte[] key = secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        String stamp = String.valueOf(at.getEpochSecond());
        byte[] start = (id + "." + stamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[start.length + body.length];
        System.arraycopy(start, 0, signed, 0, start.length);
        System.arraycopy(body, 0, signed, start.length, body.length);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", stamp);
        headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)));
        return headers;
    }
}
