package io.throughline.simulator.dynamics365;

import io.throughline.simulator.engine.Json;

/** The public credentials of the simulated environment. */
public final class DynamicsCredentials {

    /** The Entra tenant, a segment of the token endpoint's path. */
    public static final String TENANT = "7d1f0c3a-5c0b-4f0e-9a3e-1f7b5c9d2e10";

    /** The app registration of the integration, mapped to a user. */
    public static final String CLIENT_ID = "0b9f6a52-8f0d-4f3c-bb1e-6a1d7c4e9f21";

    /** The secret of {@link #CLIENT_ID}. */
    public static final String CLIENT_SECRET = "public-dynamics365-simulator-secret";

    /** An app registration that nobody mapped to a user: its token is fine, its calls are refused. */
    public static final String UNMAPPED_CLIENT_ID = "5a7c1e90-2d44-4b7b-8a6f-3c9e0d1b7f32";

    private DynamicsCredentials() {}

    /** The integration's access in the form that the product reads. */
    public static String json() {
        return Json.object()
                .put("tenant", TENANT)
                .put("clientId", CLIENT_ID)
                .put("clientSecret", CLIENT_SECRET)
                .toString();
    }
}
