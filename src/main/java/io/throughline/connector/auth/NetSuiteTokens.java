package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.SigningKey.Algorithm;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * NetSuite's OAuth 2.0 client credentials (vendor fact 3.1) with an assertion signed by PS256 or ES256:
 * {@code {"clientId", "certificateId", "privateKey", "algorithm"?}}. The token is renewed a minute before its end.
 */
public final class NetSuiteTokens {

    private static final int ASSERTION_SECONDS = 300;
    private static final long MARGIN_SECONDS = 60;

    private final SystemConfig system;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    private NetSuiteTokens(SystemConfig system, HttpWire wire, Clock clock) {
        this.system = system;
        this.endpoint = new TokenEndpoint(system, wire, "/services/rest/auth/oauth2/v1/token");
        this.clock = clock;
    }

    /** The way into this account. */
    public static Authorization of(SystemConfig system, HttpWire wire, Clock clock) {
        return new CachedToken(new NetSuiteTokens(system, wire, clock)::fetch, clock);
    }

    private Token fetch(Deadline deadline) throws AccessException {
        Instant asked = clock.instant();
        Map<String, Object> answer = endpoint.post(form(Credentials.read(system), asked), deadline);
        Access access = new Access(TokenEndpoint.token(answer), system.url());
        return new Token(access, asked.plusSeconds(TokenEndpoint.life(answer) - MARGIN_SECONDS));
    }

    private Map<String, String> form(Credentials credentials, Instant now) throws AccessException {
        Secret assertion = Assertion.signed(
                credentials,
                algorithm(credentials),
                Map.of("kid", credentials.text("certificateId")),
                claims(credentials.text("clientId"), now));
        return Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion.reveal());
    }

    private Map<String, Object> claims(String clientId, Instant now) {
        return Map.of(
                "iss",
                clientId,
                "scope",
                "rest_webservices",
                "aud",
                endpoint.uri().toString(),
                "iat",
                now.getEpochSecond(),
                "exp",
                now.getEpochSecond() + ASSERTION_SECONDS);
    }

    private static Algorithm algorithm(Credentials credentials) throws AccessException {
        return switch (credentials.find("algorithm").orElse("PS256")) {
            case "PS256" -> Algorithm.PS256;
            case "ES256" -> Algorithm.ES256;
            default -> throw credentials.unusable("algorithm is PS256 or ES256");
        };
    }
}
