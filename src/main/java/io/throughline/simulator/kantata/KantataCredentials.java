package io.throughline.simulator.kantata;

import io.throughline.simulator.engine.Json;

/** The public credential of the simulated account. It opens nothing but a simulator. */
public final class KantataCredentials {

    /** The bearer token. */
    public static final String TOKEN = "public-kantata-simulator-token";

    private KantataCredentials() {}

    /** The integration's access in the form that the product reads. */
    public static String json() {
        return Json.object().put("token", TOKEN).toString();
    }
}
