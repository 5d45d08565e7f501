package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Jwt;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.PublicKeys;
import io.throughline.simulator.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** OAuth 2.0 client credentials: a signed assertion buys an access token for an hour. */
final class Tokens {

    static final String TYPE = "_Token";
    static final String PATH = "/services/rest/auth/oauth2/v1/token";
    private static final long HOUR = 3600;
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    // the vendor refuses RS256
    private static final String ALGORITHMS = "(PS|ES)(256|384|512)";
    private static final Map<String, PublicKey> CERTIFICATES = Map.of(
            NetSuiteCredentials.EC_CERTIFICATE_ID, PublicKeys.fromPem("EC", NetSuiteCredentials.EC_PUBLIC_KEY),
            NetSuiteCredentials.RSA_CERTIFICATE_ID, PublicKeys.fromPem("RSA", NetSuiteCredentials.RSA_PUBLIC_KEY));

    private final Books books;

    Tokens(Books books) {
        this.books = books;
    }

    List<Operation> operations() {
        return List.of(Operation.open("token", "POST", PATH, this::token));
    }

    /** Lets a call in by its bearer token, or answers 401. */
    void admit(String token) {
        Instant now = books.surroundings().clock().instant();
        boolean good = books.store()
                .find(TYPE, token)
                .map(session -> Instant.parse(session.get("until").textValue()))
                .filter(now::isBefore)
                .isPresent();
        if (!good) {
            throw Problems.login();
        }
    }

    /** Ends all tokens now. */
    void expire() {
        new ArrayList<>(books.store().all(TYPE))
                .forEach(token -> books.store().remove(TYPE, token.get("token").textValue()));
    }

    private Answer token(Call call) {
        Map<String, String> form = call.form();
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw refused(400, "unsupported_grant_type");
        }
        if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            throw refused(400, "invalid_request");
        }
        check(Jwt.parse(form.get("client_assertion")).orElseThrow(() -> refused(400, "invalid_request")));
        return Answer.ok(issue());
    }

    private void check(Jwt jwt) {
        PublicKey key = CERTIFICATES.get(jwt.header().path("kid").asText());
        boolean signed = jwt.algorithm().matches(ALGORITHMS) && key != null && jwt.signedBy(key);
        boolean claimed = jwt.claim("iss").equals(NetSuiteCredentials.CLIENT_ID)
                && jwt.claims().path("scope").toString().contains("rest_webservices")
                && jwt.isFor(books.surroundings().url() + PATH)
                && jwt.expiresWithin(books.surroundings().clock().instant(), HOUR);
        if (!signed || !claimed) {
            throw refused(401, "invalid_client");
        }
    }

    private ObjectNode issue() {
        long number = books.store().next(TYPE);
        String text = "netsuite " + books.surroundings().seed() + " " + number;
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        Instant until = books.surroundings().clock().instant().plusSeconds(HOUR);
        books.store().put(TYPE, token, Json.object().put("token", token).put("until", until.toString()));
        return Json.object()
                .put("access_token", token)
                .put("expires_in", String.valueOf(HOUR))
                .put("token_type", "Bearer");
    }

    private static RuntimeException refused(int status, String error) {
        return new Refusal(Answer.of(status, Json.object().put("error", error)));
    }
}
