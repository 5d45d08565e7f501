package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Jwt;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.PublicKeys;
import io.throughline.simulator.engine.RecordStore;
import io.throughline.simulator.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Logins and sessions. A session is a record, so it outlives a restart of the simulator. */
final class Sessions {

    static final String TYPE = "_Session";
    private static final String LIFETIME = "sessionSeconds";
    private static final long ASSERTION_SECONDS = 300;
    private static final PublicKey ASSERTION_KEY = PublicKeys.fromPem("RSA", SalesforceCredentials.JWT_PUBLIC_KEY);

    private final Org org;

    Sessions(Org org) {
        this.org = org;
        org.surroundings().knobs().declare(LIFETIME, 7200);
    }

    List<Operation> operations() {
        return List.of(
                Operation.open("token", "POST", "/services/oauth2/token", this::token),
                Operation.of("userinfo", "GET", "/services/oauth2/userinfo", this::userinfo),
                Operation.of("identity", "GET", "/id/{org}/{user}", this::userinfo),
                Operation.open("revoke", "POST", "/services/oauth2/revoke", this::revoke));
    }

    /** Lets a call in by its session, or answers 401. */
    void admit(Call call) {
        String header = call.header("Authorization");
        String token = header == null ? "" : header.replaceFirst("^(Bearer|OAuth) ", "");
        ObjectNode session = store().find(TYPE, token)
                .orElseThrow(() -> Failures.refusal(401, "INVALID_SESSION_ID", "Session expired or invalid"));
        Instant end = Instant.parse(session.get("at").textValue())
                .plusSeconds(org.surroundings().knobs().get(LIFETIME));
        if (org.surroundings().clock().instant().isAfter(end)) {
            throw Failures.refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        call.user(session.get("user").textValue());
    }

    /** Ends all sessions now. */
    void expire() {
        new ArrayList<>(store().all(TYPE))
                .forEach(session -> store().remove(TYPE, session.get("token").textValue()));
    }

    private Answer token(Call call) {
        Map<String, String> form = call.form();
        int user = switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> client(call, form);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> assertion(form.get("assertion"));
            case "refresh_token" -> refresh(call, form);
            case "password" -> password(call, form);
            default -> throw refused("unsupported_grant_type", "grant type not supported");
        };
        return Answer.ok(open(user));
    }

    private ObjectNode open(int user) {
        Instant now = org.surroundings().clock().instant();
        long number = store().next(TYPE);
        byte[] secret = ("session " + org.surroundings().seed() + " " + number).getBytes(StandardCharsets.UTF_8);
        String token = org.organizationId().substring(0, 15) + "!AQ"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        ObjectNode session = Json.object().put("token", token).put("user", org.user(user));
        store().put(TYPE, token, session.put("at", now.toString()));
        String url = org.surroundings().url();
        return Json.object()
                .put("access_token", token)
                .put("signature", Base64.getEncoder().encodeToString(secret))
                .put("scope", "api id")
                .put("instance_url", url)
                .put("id", url + "/id/" + org.organizationId() + "/" + org.user(user))
                .put("token_type", "Bearer")
                .put("issued_at", String.valueOf(now.toEpochMilli()));
    }

    private static int client(Call call, Map<String, String> form) {
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        String header = call.header("Authorization");
        if (header != null && header.startsWith("Basic ")) {
            String[] pair =
                    new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            id = pair[0];
            secret = pair.length > 1 ? pair[1] : "";
        }
        if (SalesforceCredentials.CLIENT_ID.equals(id) && SalesforceCredentials.CLIENT_SECRET.equals(secret)) {
            return 1;
        }
        if (SalesforceCredentials.SALES_CLIENT_ID.equals(id)
                && SalesforceCredentials.SALES_CLIENT_SECRET.equals(secret)) {
            return 2;
        }
        throw refused("invalid_client", "invalid client credentials");
    }

    private int assertion(String text) {
        Jwt jwt = Jwt.parse(text).orElseThrow(() -> refused("invalid_grant", "invalid assertion"));
        if (!jwt.algorithm().equals("RS256") || !jwt.signedBy(ASSERTION_KEY)) {
            throw refused("invalid_grant", "invalid assertion");
        }
        if (!jwt.expiresWithin(org.surroundings().clock().instant(), ASSERTION_SECONDS)) {
            throw refused("invalid_grant", "expired authorization code");
        }
        if (!jwt.claim("iss").equals(SalesforceCredentials.CLIENT_ID)) {
            throw refused("invalid_client_id", "client identifier invalid");
        }
        String url = org.surroundings().url();
        boolean audience = jwt.isFor(url)
                || jwt.isFor(url + "/services/oauth2/token")
                || jwt.isFor("https://login.salesforce.com")
                || jwt.isFor("https://test.salesforce.com");
        if (!audience) {
            throw refused("invalid_grant", "audience is invalid");
        }
        return user(jwt.claim("sub"));
    }

    private static int refresh(Call call, Map<String, String> form) {
        if (!SalesforceCredentials.REFRESH_TOKEN.equals(form.get("refresh_token"))) {
            throw refused("invalid_grant", "expired access/refresh token");
        }
        return client(call, form);
    }

    private static int password(Call call, Map<String, String> form) {
        client(call, form);
        if (!SalesforceCredentials.PASSWORD.equals(form.get("password"))) {
            throw refused("invalid_grant", "authentication failure");
        }
        return user(form.get("username"));
    }

    private static int user(String name) {
        if (SalesforceCredentials.USERNAME.equals(name)) {
            return 1;
        }
        if (SalesforceCredentials.SALES_USERNAME.equals(name)) {
            return 2;
        }
        throw refused("invalid_grant", "user hasn't approved this consumer");
    }

    private static RuntimeException refused(String error, String description) {
        return new Refusal(Answer.of(400, Json.object().put("error", error).put("error_description", description)));
    }

    private Answer userinfo(Call call) {
        ObjectNode user = org.find("User", call.user()).orElseThrow(Failures::notFound);
        return Answer.ok(Json.object()
                .put("sub", org.surroundings().url() + "/id/" + org.organizationId() + "/" + call.user())
                .put("id", org.surroundings().url() + "/id/" + org.organizationId() + "/" + call.user())
                .put("user_id", call.user())
                .put("organization_id", org.organizationId())
                .put("preferred_username", Json.text(user, "Username"))
                .put("username", Json.text(user, "Username"))
                .put("display_name", Json.text(user, "Name"))
                .put("name", Json.text(user, "Name"))
                .put("email", Json.text(user, "Email"))
                .put("user_type", "STANDARD")
                .put("language", "en_US")
                .put("locale", "en_US")
                .put("active", true));
    }

    private Answer revoke(Call call) {
        store().remove(TYPE, call.form().getOrDefault("token", ""));
        return new Answer(200, Map.of(), null);
    }

    private RecordStore store() {
        return org.store();
    }
}
