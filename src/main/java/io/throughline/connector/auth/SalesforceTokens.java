package io.throughline.connector.auth;

import io.throughline.config.Network;
import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.SigningKey.Algorithm;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.HttpWire;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Salesforce's OAuth 2.0 (vendor fact 1.1): client credentials {@code {"clientId", "clientSecret"}}, or the JWT bearer grant with RS256
 * {@code {"clientId", "username", "privateKey", "audience"?}}. Tokens name no end: they are used until one is refused. Data calls go to
 * the {@code instance_url} of the answer.
 */
public final class SalesforceTokens {

    private static final int ASSERTION_SECONDS = 180;
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private final SystemConfig system;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    private SalesforceTokens(SystemConfig system, HttpWire wire, Clock clock) {
        this.system = system;
        this.endpoint = new TokenEndpoint(system, wire, "/services/oauth2/token");
        this.clock = clock;
    }

    /** The way into this account. */
    public static Authorization of(SystemConfig system, HttpWire wire, Clock clock) {
        return new CachedToken(new SalesforceTokens(system, wire, clock)::fetch, clock);
    }

    private Token fetch(Deadline deadline) throws AccessException {
        Credentials credentials = Credentials.read(system);
        boolean signed = credentials.find("privateKey").isPresent();
        Map<String, Object> answer = endpoint.post(signed ? bearer(credentials) : client(credentials), deadline);
        return new Token(new Access(TokenEndpoint.token(answer), instance(answer)), Instant.MAX);
    }

    private static Map<String, String> client(Credentials credentials) throws AccessException {
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", credentials.text("clientId"),
                "client_secret", credentials.text("clientSecret"));
    }

    private Map<String, String> bearer(Credentials credentials) throws AccessException {
        Map<String, Object> claims = Map.of(
                "iss", credentials.text("clientId"),
                "sub", credentials.text("username"),
                "aud", credentials.find("audience").orElse(audience()),
                "exp", clock.instant().getEpochSecond() + ASSERTION_SECONDS);
        Secret assertion = Assertion.signed(credentials, Algorithm.RS256, Map.of(), claims);
        return Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion.reveal());
    }

    private String audience() {
        if (system.network() == Network.LOOPBACK) {
            return system.url().toString();
        }
        boolean sandbox = system.url().getHost().endsWith(".sandbox.my.salesforce.com");
        return sandbox ? "https://test.salesforce.com" : "https://login.salesforce.com";
    }

    /** The token would go to this host with every call, so an answer may not name just any (S-40). */
    private URI instance(Map<String, Object> answer) throws AccessException {
        if (!(answer.get("instance_url") instanceof String text)) {
            return system.url();
        }
        URI instance = ORIGIN.matcher(text).matches() ? URI.create(text) : null;
        if (instance == null || !isOurs(instance)) {
            throw AccessException.refused("CON-4002 system " + system.name()
                    + " named an instance_url that is no host of Salesforce. The token was not used. Check url in config/systems/"
                    + system.name() + ".yaml.");
        }
        return instance;
    }

    private boolean isOurs(URI instance) {
        String host = instance.getHost();
        boolean known = host.equals(system.url().getHost()) || host.endsWith(".salesforce.com");
        // On the loopback network every host is this machine: the address gate sees to it.
        return (known || system.network() == Network.LOOPBACK)
                && instance.getScheme().equals(system.url().getScheme());
    }
}
