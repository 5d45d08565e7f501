package io.throughline.intake.webhook;

import io.throughline.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A sender of webhooks, written from the specification and not with the code under test. */
public final class Signing {

    public static final String SECRET = "whsec_" + base64("a secret of more than twenty-four bytes");
    public static final String OTHER_SECRET = "whsec_" + base64("another secret of twenty-four bytes or more");

    private Signing() {}

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static WebhookSecret secret(String text) {
        return WebhookSecret.of(Secret.of(text));
    }

    /** The header {@code webhook-signature}. */
    public static String sign(String secret, String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
