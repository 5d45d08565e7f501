package io.throughline.simulator.monday;

import io.throughline.simulator.engine.Json;

/** The public credentials of the simulated account. They open nothing but a simulator. */
public final class MondayCredentials {

    /** Token of an app: webhooks made with it are signed. */
    public static final String TOKEN = "public-monday-simulator-app-token";

    /** Token of a person: webhooks made with it are not signed. */
    public static final String PERSONAL_TOKEN = "public-monday-simulator-personal-token";

    /** The app's signing secret, with which the JWT of a webhook is signed (HS256). */
    public static final String SIGNING_SECRET = "public-monday-simulator-signing-secret";

    private MondayCredentials() {}

    /** The integration's access in the form that the product reads. */
    public static String json() {
        return Json.object().put("token", TOKEN).toString();
    }
}
