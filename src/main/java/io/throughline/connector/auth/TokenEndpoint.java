package io.throughline.connector.auth;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.Form;
import io.throughline.connector.http.HttpWire;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.http.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Asks an OAuth 2.0 token endpoint, mostly on the system's own host. */
final class TokenEndpoint {

    /** Answers of RFC 6749, 5.2 (and 401) that mean the credentials, not the weather. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private static final long DEFAULT_LIFE_SECONDS = 3600;

    private final SystemConfig system;
    private final HttpWire wire;
    private final URI uri;

    TokenEndpoint(SystemConfig system, HttpWire wire, String path) {
        this(system, wire, URI.create(system.url() + path));
    }

    /** An endpoint on another host, which configuration names. */
    TokenEndpoint(SystemConfig system, HttpWire wire, URI uri) {
        this.system = system;
        this.wire = wire;
        this.uri = uri;
    }

    /** The address itself, which assertions name as audience. */
    URI uri() {
        return uri;
    }

    /** Posts the form and reads the answer, which holds {@code access_token}. */
    Map<String, Object> post(Map<String, String> form, Deadline deadline) throws AccessException {
        return token(send(Form.MEDIA_TYPE, Form.encode(form), deadline));
    }

    /** The same for a vendor that reads JSON instead of a form. */
    Map<String, Object> postJson(Map<String, String> fields, Deadline deadline) throws AccessException {
        byte[] body = Json.write(fields).getBytes(StandardCharsets.UTF_8);
        return token(send("application/json", body, deadline));
    }

    private Map<String, Object> token(WireAnswer answer) throws AccessException {
        if (REFUSALS.contains(answer.status())) {
            String error = oauthError(answer);
            throw AccessException.refused(
                    "CON-3002 system " + system.name() + " refused its credentials (HTTP "
                            + answer.status() + (error.isEmpty() ? "" : ", " + error)
                            + "). Nothing was sent. Calls of this system wait until the credentials are mended; no restart is needed.",
                    error);
        }
        if (!answer.isSuccess() || !(parsed(answer).get("access_token") instanceof String)) {
            throw AccessException.unavailable(
                    "the token endpoint answered HTTP " + answer.status() + " without a token", null);
        }
        return parsed(answer);
    }

    /** How many seconds the token lives; some vendors write the number as text. */
    static long life(Map<String, Object> answer) {
        String seconds = String.valueOf(answer.get("expires_in"));
        return seconds.matches("\\d{1,9}") ? Long.parseLong(seconds) : DEFAULT_LIFE_SECONDS;
    }

    static Secret token(Map<String, Object> answer) {
        return Secret.of((String) answer.get("access_token"));
    }

    private WireAnswer send(String mediaType, byte[] body, Deadline deadline) throws AccessException {
        Map<String, String> headers = Map.of("Content-Type", mediaType, "Accept", "application/json");
        WireRequest request = new WireRequest("POST", uri, headers, body);
        try {
            return wire.send(request, system.network(), deadline, () -> {});
        } catch (WireException e) {
            if (e.kind() == WireException.Kind.FORBIDDEN) {
                throw AccessException.refused("CON-4001 system " + system.name() + ": " + e.getMessage()
                        + ". Nothing was sent. Mend url or network in config/systems/" + system.name() + ".yaml.");
            }
            throw AccessException.unavailable("the token endpoint gave no answer: " + e.getMessage(), e);
        }
    }

    /** The error word of RFC 6749, for example {@code invalid_grant}; its description may hold user names and stays out. */
    private static String oauthError(WireAnswer answer) {
        Object error = parsed(answer).get("error");
        return error instanceof String word && word.matches("[a-z_]{1,40}") ? word : "";
    }

    private static Map<String, Object> parsed(WireAnswer answer) {
        try {
            Object value = answer.damage().isPresent() ? null : Json.read(answer.body());
            return Json.isObject(value) ? Json.asObject(value) : Map.of();
        } catch (JsonException e) {
            return Map.of();
        }
    }
}
