package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.HttpWire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;

/**
 * The way into a Jira site (vendor fact 5.1), as its credentials say: a user with an API token {@code {"email", "apiToken"}}, an OAuth 2.0 client {@code
 * {"clientId", "clientSecret"}} ({@link JiraTokens}), or an access token {@code {"token"}} that somebody else keeps fresh. The token is the whole header, with
 * its scheme. With the setting {@code cloudId} calls go through the host of all sites. Thread-safe.
 */
public final class JiraAccess implements Authorization {

    private final SystemConfig system;
    private final Authorization client;

    private JiraAccess(SystemConfig system, Authorization client) {
        this.system = system;
        this.client = client;
    }

    /** The way into this account. */
    public static Authorization of(SystemConfig system, HttpWire wire, Clock clock) {
        return new JiraAccess(system, new CachedToken(new JiraTokens(system, wire, clock), clock));
    }

    /** Where data calls go: the site itself, or the site's place at the host of all sites. */
    static URI base(SystemConfig system) {
        String cloudId = system.setting("cloudId", "");
        return cloudId.isEmpty() ? system.url() : URI.create(system.url() + "/ex/jira/" + cloudId);
    }

    @Override
    public Access access(Deadline deadline) throws AccessException {
        Credentials credentials = Credentials.read(system);
        return isClient(credentials) ? client.access(deadline) : own(credentials);
    }

    @Override
    public Access renewed(Access refused, Deadline deadline) throws AccessException {
        Credentials credentials = Credentials.read(system);
        return isClient(credentials) ? client.renewed(refused, deadline) : own(credentials);
    }

    private static boolean isClient(Credentials credentials) {
        return credentials.find("clientId").isPresent();
    }

    private Access own(Credentials credentials) throws AccessException {
        if (credentials.find("token").isPresent()) {
            return new Access(Secret.of("Bearer " + credentials.text("token")), base(system));
        }
        String pair = credentials.text("email") + ":" + credentials.text("apiToken");
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new Access(Secret.of("Basic " + encoded), base(system));
    }
}
