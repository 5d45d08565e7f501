package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The way into a Jira site (vendor fact 5.1): a user with an API token {@code {"email", "apiToken"}}, or an access token {@code {"token"}} that somebody else
 * keeps fresh, as refresh tokens of Jira are good for one use. The token is the whole header, with its scheme.
 */
public final class JiraAccess implements Authorization {

    private final SystemConfig system;

    /** For this account. */
    public JiraAccess(SystemConfig system) {
        this.system = system;
    }

    @Override
    public Access access(Deadline deadline) throws AccessException {
        Credentials credentials = Credentials.read(system);
        if (credentials.find("token").isPresent()) {
            return new Access(Secret.of("Bearer " + credentials.text("token")), system.url());
        }
        String pair = credentials.text("email") + ":" + credentials.text("apiToken");
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new Access(Secret.of("Basic " + encoded), system.url());
    }

    @Override
    public Access renewed(Access refused, Deadline deadline) throws AccessException {
        return access(deadline);
    }
}
