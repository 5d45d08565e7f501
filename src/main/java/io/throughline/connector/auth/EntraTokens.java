package io.throughline.connector.auth;

import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.HttpWire;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Microsoft Entra's OAuth 2.0 client credentials for a Dynamics 365 environment (vendor fact 2.1): {@code {"tenant", "clientId", "clientSecret"}}. The
 * endpoint lies at {@code loginUrl} of the system's file; on the loopback network, where a stand-in plays both, at the system's own address. The scope is
 * the environment's address without a slash at its end, for with one the token would be for another audience. The token is renewed a minute before its end.
 */
public final class EntraTokens {

    private static final String LOGIN = "https://login.microsoftonline.com";
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9.-]{1,100}");
    private static final long MARGIN_SECONDS = 60;

    private final SystemConfig system;
    private final HttpWire wire;
    private final Clock clock;

    private EntraTokens(SystemConfig system, HttpWire wire, Clock clock) {
        this.system = system;
        this.wire = wire;
        this.clock = clock;
    }

    /** The way into this environment. */
    public static Authorization of(SystemConfig system, HttpWire wire, Clock clock) {
        return new CachedToken(new EntraTokens(system, wire, clock)::fetch, clock);
    }

    private Token fetch(Deadline deadline) throws AccessException {
        Instant asked = clock.instant();
        Credentials credentials = Credentials.read(system);
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                credentials.text("clientId"),
                "client_secret",
                credentials.text("clientSecret"),
                "scope",
                system.url() + "/.default");
        Map<String, Object> answer = new TokenEndpoint(system, wire, endpoint(credentials)).post(form, deadline);
        Access access = new Access(TokenEndpoint.token(answer), system.url());
        return new Token(access, asked.plusSeconds(TokenEndpoint.life(answer) - MARGIN_SECONDS));
    }

    private URI endpoint(Credentials credentials) throws AccessException {
        String tenant = credentials.text("tenant");
        if (!TENANT.matcher(tenant).matches()) {
            throw credentials.unusable("tenant is the id or the domain of the Entra tenant");
        }
        return URI.create(LoginUrl.of(system, LOGIN) + "/" + tenant + "/oauth2/v2.0/token");
    }
}
