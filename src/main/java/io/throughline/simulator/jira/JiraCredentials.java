package io.throughline.simulator.jira;

import io.throughline.simulator.engine.Json;

/** The public credentials of the simulated site. They open nothing but a simulator. */
public final class JiraCredentials {

    /** Address of the integration's user, for basic authentication. */
    public static final String EMAIL = "integration@throughline.example";

    /** API token of that user. */
    public static final String API_TOKEN = "public-jira-simulator-token";

    /** Client id of the OAuth 2.0 (3LO) app. */
    public static final String CLIENT_ID = "publicJiraSimulatorClient";

    /** Secret of that app. */
    public static final String CLIENT_SECRET = "public-jira-simulator-secret";

    /** The first refresh token of a fresh site; each use replaces it. */
    public static final String REFRESH_TOKEN = "public-jira-simulator-refresh-token";

    private JiraCredentials() {}

    /** The integration's access in the form that the product reads. */
    public static String json() {
        return Json.object().put("email", EMAIL).put("apiToken", API_TOKEN).toString();
    }
}
