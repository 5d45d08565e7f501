package io.throughline.intake.webhook;

import io.throughline.config.CredentialException;
import io.throughline.config.CredentialSource;
import io.throughline.intake.trigger.Feed;
import java.util.List;
import java.util.Set;

/**
 * A system that may send webhooks.
 *
 * @param system name in the path {@code POST /intake/<system>}
 * @param secrets where its secrets lie; several while one is replaced by another
 * @param feed what its messages are about
 * @param types of the messages that are a hint to look at a record; others are stored and start nothing
 */
public record WebhookSource(String system, List<CredentialSource> secrets, Feed feed, Set<String> types) {

    /**
     * Reads the secrets now, so that a replaced one counts at once (S-42).
     *
     * @throws IllegalStateException if one cannot be read or is too short; names system and reference, never the secret
     */
    List<WebhookSecret> readSecrets() {
        if (secrets.isEmpty()) {
            throw refused("no secret", "it is not configured");
        }
        return secrets.stream().map(this::read).toList();
    }

    private WebhookSecret read(CredentialSource source) {
        try {
            return WebhookSecret.of(source.read());
        } catch (CredentialException | IllegalArgumentException e) {
            throw refused(source.toString(), e.getMessage());
        }
    }

    private IllegalStateException refused(String reference, String why) {
        return new IllegalStateException(
                ("WHK-1001 webhooks of '%s' cannot be verified with %s: %s. Without a good secret anybody could send them, so none are accepted."
                                + " Create one (docs/intake.md) and name it in config/intake.yaml under webhooks.%s.secrets.")
                        .formatted(system, reference, why, system));
    }
}
