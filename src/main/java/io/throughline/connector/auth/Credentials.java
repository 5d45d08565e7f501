package io.throughline.connector.auth;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.config.CredentialException;
import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import java.util.Map;
import java.util.Optional;

/** The credentials of a system as they are now: a JSON object of texts, read anew each time so that rotation needs no restart (S-42). */
final class Credentials {

    private final String system;
    private final Map<String, Object> fields;

    private Credentials(String system, Map<String, Object> fields) {
        this.system = system;
        this.fields = fields;
    }

    static Credentials read(SystemConfig system) throws AccessException {
        try {
            return new Credentials(
                    system.name(), Json.readObject(system.credentials().read().reveal()));
        } catch (CredentialException e) {
            throw missing(system.name(), e.getMessage());
        } catch (JsonException e) {
            throw missing(system.name(), system.credentials() + " holds no JSON object");
        }
    }

    String text(String field) throws AccessException {
        return find(field).orElseThrow(() -> unusable("the field " + field + " is missing or no text"));
    }

    Secret secret(String field) throws AccessException {
        return Secret.of(text(field));
    }

    Optional<String> find(String field) {
        return fields.get(field) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    AccessException unusable(String what) {
        return missing(system, what);
    }

    private static AccessException missing(String system, String what) {
        return AccessException.refused(
                "CON-3001 the credentials of system " + system + " cannot be used: " + what
                        + ". Nothing was sent. Calls of this system wait until the credentials are mended; no restart is needed.");
    }
}
