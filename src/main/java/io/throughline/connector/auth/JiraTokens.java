package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.HttpWire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Jira's OAuth 2.0 for apps that act for a user (3LO, vendor fact 5.1): {@code {"clientId", "clientSecret"}}, and a refresh token in the file that the setting
 * {@code refreshToken} names. Each use of the refresh token gives the next one, which stands in the file before the access token is used at all. The access
 * token is renewed a minute before its end. Thread-safe.
 */
final class JiraTokens implements TokenSource {

    private static final String LOGIN = "https://auth.atlassian.com";
    private static final String FILE = "file:";
    private static final long MARGIN_SECONDS = 60;

    private final SystemConfig system;
    private final HttpWire wire;
    private final Clock clock;

    /** A successor that found no place on the disk: it is stored before anything else is done. */
    private final AtomicReference<Unstored> unstored = new AtomicReference<>();

    /** @param used the token that it follows; if another stands in the file by now, that one is the better */
    private record Unstored(Secret used, Secret successor) {}

    private record Exchange(Secret used, Map<String, Object> answer) {}

    JiraTokens(SystemConfig system, HttpWire wire, Clock clock) {
        this.system = system;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Token fetch(Deadline deadline) throws AccessException {
        Credentials credentials = Credentials.read(system);
        Map<String, String> client =
                Map.of("client_id", credentials.text("clientId"), "client_secret", credentials.text("clientSecret"));
        URI base = JiraAccess.base(system);
        if (base.equals(system.url())) {
            throw AccessException.refused("CON-1211 system " + system.name()
                    + " has an OAuth 2.0 client, but its file names no cloudId, by which Jira is found behind the address of all sites. Nothing was sent."
                    + " Calls of this system wait. Write cloudId into config/systems/" + system.name() + ".yaml.");
        }
        Path file = file();
        try {
            return new RefreshTokenFile(file).use(deadline, turn -> fetch(turn, file, client, deadline));
        } catch (IOException e) {
            throw AccessException.refused("CON-1212 the file " + file + " with the refresh token of system "
                    + system.name() + " cannot be read and rewritten ("
                    + e.getClass().getSimpleName()
                    + "). The token, which is good for one use, was not used. Calls of this system wait."
                    + " Let the runner's user write this file and its folder; no restart is needed.");
        }
    }

    private Token fetch(RefreshTokenFile.Turn turn, Path file, Map<String, String> client, Deadline deadline)
            throws IOException, AccessException {
        storeLeft(turn, file);
        turn.makeRoom();
        Instant asked = clock.instant();
        Exchange exchange = exchange(turn, file, client, deadline);
        if (exchange.answer().get("refresh_token") instanceof String successor) {
            unstored.set(new Unstored(exchange.used(), Secret.of(successor)));
            storeLeft(turn, file);
        }
        Secret token =
                Secret.of("Bearer " + TokenEndpoint.token(exchange.answer()).reveal());
        return new Token(
                new Access(token, JiraAccess.base(system)),
                asked.plusSeconds(TokenEndpoint.life(exchange.answer()) - MARGIN_SECONDS));
    }

    private Exchange exchange(RefreshTokenFile.Turn turn, Path file, Map<String, String> client, Deadline deadline)
            throws IOException, AccessException {
        Secret used = turn.current();
        try {
            return new Exchange(used, ask(client, used, deadline));
        } catch (AccessException refused) {
            if (!refused.isOfGrant()) {
                throw refused;
            }
            Secret other = turn.current();
            if (other.reveal().equals(used.reveal())) {
                throw spent(file);
            }
            // a person has put another one there, or a runner that cannot see our lock
            return new Exchange(other, ask(client, other, deadline));
        }
    }

    private Map<String, Object> ask(Map<String, String> client, Secret refreshToken, Deadline deadline)
            throws AccessException {
        URI endpoint = URI.create(LoginUrl.of(system, LOGIN) + "/oauth/token");
        Map<String, String> fields = Map.of(
                "grant_type", "refresh_token",
                "client_id", client.get("client_id"),
                "client_secret", client.get("client_secret"),
                "refresh_token", refreshToken.reveal());
        return new TokenEndpoint(system, wire, endpoint).postJson(fields, deadline);
    }

    private void storeLeft(RefreshTokenFile.Turn turn, Path file) throws IOException, AccessException {
        Unstored left = unstored.get();
        if (left == null) {
            return;
        }
        if (turn.current().reveal().equals(left.used().reveal())) {
            try {
                turn.replace(left.successor());
            } catch (IOException e) {
                throw AccessException.refused(
                        "CON-1214 the new refresh token of system " + system.name()
                                + " cannot be stored in " + file + " ("
                                + e.getClass().getSimpleName()
                                + "), and the one in it is used up. This process keeps it in memory and stores it as soon as it can; until then calls of this system"
                                + " wait. Make room for the file, or let the runner's user write it, before this process ends; else the app must be authorised again.");
            }
        }
        unstored.set(null);
    }

    private AccessException spent(Path file) {
        return AccessException.refused("CON-1213 Jira does not accept the refresh token of system " + system.name()
                + " any more: it was used elsewhere, not used for too long, or revoked. Nothing was sent. Calls of this system wait."
                + " Somebody with the rights of the integration's account authorises the app again and puts the new refresh token into "
                + file + "; no restart is needed.");
    }

    private Path file() throws AccessException {
        String reference = system.setting("refreshToken", "");
        if (!reference.startsWith(FILE) || reference.length() == FILE.length()) {
            throw AccessException.refused("CON-1210 system " + system.name()
                    + " has an OAuth 2.0 client, but its file does not say where the refresh token lies. Nothing was sent. Calls of this system wait."
                    + " Write refreshToken: file:PATH into config/systems/" + system.name()
                    + ".yaml; Throughline rewrites this file at each use.");
        }
        return Path.of(reference.substring(FILE.length()));
    }
}
