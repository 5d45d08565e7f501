package io.throughline.intake.webhook;

import io.throughline.config.CredentialException;
import io.throughline.config.CredentialSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A system whose webhooks make its page feeds be read soon.
 *
 * @param system name in the path {@code POST /intake/<system>}
 * @param style how the vendor signs
 * @param secrets where the signing secrets lie; several while one is replaced by another; empty if {@code unsigned}
 * @param unsigned whether messages without a signature are taken as hints, too (S-05)
 * @param audience the address that the vendor sends to, as its tokens name it; null: not compared
 * @param types of the messages that matter; empty: all
 * @param feeds names of the page feeds that are read soon
 */
public record HintSource(
        String system,
        HintStyle style,
        List<CredentialSource> secrets,
        boolean unsigned,
        String audience,
        Set<String> types,
        List<String> feeds) {

    private static final int SHORTEST = 24;

    /**
     * Reads the secrets now, so that a replaced one counts at once (S-42).
     *
     * @throws IllegalStateException if one cannot be read or is too short; names system and reference, never the secret
     */
    List<byte[]> readSecrets() {
        if (secrets.isEmpty() && !unsigned) {
            throw refused("no secret", "it is not configured");
        }
        return secrets.stream().map(this::read).toList();
    }

    private byte[] read(CredentialSource source) {
        byte[] secret;
        try {
            secret = source.read().reveal().getBytes(StandardCharsets.UTF_8);
        } catch (CredentialException e) {
            throw refused(source.toString(), e.getMessage());
        }
        if (secret.length < SHORTEST) {
            throw refused(source.toString(), "it has %d characters, fewer than %d".formatted(secret.length, SHORTEST));
        }
        return secret;
    }

    private IllegalStateException refused(String reference, String why) {
        return new IllegalStateException(
                ("WHK-1002 webhooks of '%s' cannot be verified with %s: %s. Without a good secret anybody could send them, so none are accepted."
                                + " Name the vendor's signing secret in config/intake.yaml under webhooks.%s.secrets (docs/intake.md).")
                        .formatted(system, reference, why, system));
    }
}
