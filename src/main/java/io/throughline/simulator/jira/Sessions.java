package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Who calls: a user with an API token, or an OAuth 2.0 app whose refresh tokens rotate. */
final class Sessions {

    private static final String ACCESS = "accessToken";
    private static final String REFRESH = "refreshToken";
    private static final String SECONDS = "sessionSeconds";

    private final Site site;

    Sessions(Site site) {
        this.site = site;
        site.surroundings().knobs().declare(SECONDS, 3600);
    }

    List<Operation> operations() {
        return List.of(
                Operation.open("oauth-token", "POST", "/oauth/token", this::token),
                Operation.of("accessible-resources", "GET", "/oauth/token/accessible-resources", this::resources));
    }

    void seed() {
        site.put(REFRESH, Json.object().put("id", JiraCredentials.REFRESH_TOKEN));
    }

    void expire() {
        site.all(ACCESS).forEach(one -> site.store().remove(ACCESS, Json.text(one, "id")));
    }

    /** Lets a caller in, or refuses with 401. */
    void admit(Call call) {
        String header = String.valueOf(call.header("Authorization"));
        if (header.startsWith("Basic ") && header.equals(basic())) {
            call.user(Site.INTEGRATION_USER);
        } else if (header.startsWith("Bearer ") && isLive(header.substring("Bearer ".length()))) {
            call.user(Site.INTEGRATION_USER);
        } else if (header.startsWith("Bearer ")) {
            throw new Refusal(Answer.of(401, Json.object().put("code", 401).put("message", "Unauthorized")));
        } else {
            throw new Refusal(Complaints.forStatus(401, "Client must be authenticated to access this resource.")
                    .with(
                            "WWW-Authenticate",
                            "OAuth realm=\"" + site.surroundings().url() + "\"")
                    .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"));
        }
    }

    /** Whether the call comes from an OAuth 2.0 app, which alone may use dynamic webhooks. */
    static boolean isApp(Call call) {
        return String.valueOf(call.header("Authorization")).startsWith("Bearer ");
    }

    private static String basic() {
        String pair = JiraCredentials.EMAIL + ":" + JiraCredentials.API_TOKEN;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isLive(String token) {
        return site.find(ACCESS, token)
                .filter(found -> found.path("until").asLong() > site.now().toEpochMilli())
                .isPresent();
    }

    private Answer token(Call call) {
        ObjectNode body = call.jsonObject();
        boolean client = JiraCredentials.CLIENT_ID.equals(Json.text(body, "client_id"))
                && JiraCredentials.CLIENT_SECRET.equals(Json.text(body, "client_secret"));
        if (!client) {
            return refused(401, "access_denied", "Unauthorized");
        }
        if (!"refresh_token".equals(Json.text(body, "grant_type"))) {
            return refused(403, "unsupported_grant_type", "Only refresh_token is granted here.");
        }
        String used = Json.text(body, "refresh_token");
        if (site.find(REFRESH, used).isEmpty()) {
            return refused(403, "invalid_grant", "Unknown or invalid refresh token.");
        }
        site.store().remove(REFRESH, used);
        String access = random("access");
        String refresh = random("refresh");
        long seconds = site.surroundings().knobs().get(SECONDS);
        site.put(ACCESS, Json.object().put("id", access).put("until", site.now().toEpochMilli() + seconds * 1000));
        site.put(REFRESH, Json.object().put("id", refresh));
        return Answer.ok(Json.object()
                .put("access_token", access)
                .put("refresh_token", refresh)
                .put("expires_in", seconds)
                .put("token_type", "Bearer")
                .put("scope", "read:jira-work write:jira-work manage:jira-project offline_access"));
    }

    private String random(String kind) {
        return "public-jira-" + kind + "-"
                + new UUID(site.surroundings().seed(), site.store().next(ACCESS));
    }

    private static Answer refused(int status, String error, String words) {
        return Answer.of(status, Json.object().put("error", error).put("error_description", words));
    }

    private Answer resources(Call call) {
        ObjectNode one = Json.object()
                .put("id", Site.CLOUD_ID)
                .put("url", site.surroundings().url())
                .put("name", "throughline");
        one.putArray("scopes").add("read:jira-work").add("write:jira-work").add("manage:jira-project");
        return Answer.ok(Json.array().add(one));
    }
}
