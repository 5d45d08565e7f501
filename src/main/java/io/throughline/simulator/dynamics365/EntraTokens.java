package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Entra's token endpoints for client credentials: v2.0 with {@code scope}, v1 with {@code resource}; and who is let in with their tokens. */
final class EntraTokens {

    static final String TYPE = "_Token";
    private static final String SECONDS = "tokenSeconds";
    private static final long HOUR = 3600;
    private static final String DEFAULT = "/.default";

    private final Environment environment;

    EntraTokens(Environment environment) {
        this.environment = environment;
        environment.surroundings().knobs().declare(SECONDS, HOUR);
    }

    List<Operation> operations() {
        return List.of(
                Operation.open("token", "POST", "/{tenant}/oauth2/v2.0/token", call -> token(call, scope(call))),
                Operation.open("token-v1", "POST", "/{tenant}/oauth2/token", call -> token(call, resource(call))));
    }

    private String scope(Call call) {
        String scope = required(call, "scope");
        if (!scope.endsWith(DEFAULT)) {
            throw refused(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope " + scope
                            + " is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.");
        }
        return scope.substring(0, scope.length() - DEFAULT.length());
    }

    private String resource(Call call) {
        return required(call, "resource");
    }

    private Answer token(Call call, String audience) {
        String tenant = call.variable("tenant");
        if (!tenant.equals(DynamicsCredentials.TENANT)) {
            throw refused(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.");
        }
        if (!required(call, "grant_type").equals("client_credentials")) {
            throw refused(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        String client = required(call, "client_id");
        if (!List.of(DynamicsCredentials.CLIENT_ID, DynamicsCredentials.UNMAPPED_CLIENT_ID)
                .contains(client)) {
            throw refused(
                    400,
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + client + "' was not found in the directory.");
        }
        if (!required(call, "client_secret").equals(DynamicsCredentials.CLIENT_SECRET)) {
            throw refused(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        // a trailing slash is let through and gives a token for another audience
        if (!audience.replaceFirst("/$", "").equals(environment.surroundings().url())) {
            throw refused(
                    400,
                    "invalid_resource",
                    500011,
                    "The resource principal named " + audience + " was not found in the tenant.");
        }
        return Answer.ok(issue(client, audience)).with("Cache-Control", "no-store");
    }

    private ObjectNode issue(String client, String audience) {
        long number = environment.store().next(TYPE);
        long life = environment.surroundings().knobs().get(SECONDS);
        Instant until = environment.surroundings().clock().instant().plusSeconds(life);
        ObjectNode claims = Json.object()
                .put("aud", audience)
                .put("appid", client)
                .put("exp", until.getEpochSecond())
                .put("jti", number);
        String token = base64("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "."
                + base64(new String(Json.bytes(claims), StandardCharsets.UTF_8)) + "."
                + base64("signed by " + environment.surroundings().seed());
        environment
                .store()
                .put(
                        TYPE,
                        token,
                        Json.object()
                                .put("token", token)
                                .put("aud", audience)
                                .put("client", client)
                                .put("until", until.toString()));
        return Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", life)
                .put("ext_expires_in", life)
                .put("access_token", token);
    }

    /** Lets a call in by its bearer token, or answers 401 or 403. */
    void admit(Call call) {
        String header = call.header("Authorization") == null ? "" : call.header("Authorization");
        Instant now = environment.surroundings().clock().instant();
        ObjectNode token = environment
                .store()
                .find(TYPE, header.replaceFirst("^Bearer ", ""))
                .filter(one -> now.isBefore(Instant.parse(one.get("until").textValue())))
                .filter(one -> one.get("aud")
                        .textValue()
                        .equals(environment.surroundings().url()))
                .orElseThrow(Problems::unauthorised);
        if (!token.get("client").textValue().equals(DynamicsCredentials.CLIENT_ID)) {
            throw Problems.unauthorised();
        }
        call.user(DynamicsCredentials.CLIENT_ID);
    }

    /** Ends all tokens now. */
    void expire() {
        new ArrayList<>(environment.store().all(TYPE))
                .forEach(token ->
                        environment.store().remove(TYPE, token.get("token").textValue()));
    }

    private String required(Call call, String field) {
        Map<String, String> form = call.form();
        String value = form.get(field);
        if (value == null || value.isEmpty()) {
            throw refused(
                    400,
                    "invalid_request",
                    900144,
                    "The request body must contain the following parameter: '" + field + "'.");
        }
        return value;
    }

    private Refusal refused(int status, String error, int code, String description) {
        Instant now = environment.surroundings().clock().instant();
        String trace = UUID.nameUUIDFromBytes((error + now).getBytes(StandardCharsets.UTF_8))
                .toString();
        ObjectNode body = Json.object()
                .put("error", error)
                .put("error_description", "AADSTS" + code + ": " + description + " Trace ID: " + trace);
        body.putArray("error_codes").add(code);
        body.put("timestamp", now.toString().substring(0, 19).replace('T', ' ') + "Z")
                .put("trace_id", trace)
                .put("correlation_id", trace);
        return new Refusal(Answer.of(status, body));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
