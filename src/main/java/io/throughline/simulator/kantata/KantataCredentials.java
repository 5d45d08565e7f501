package io.throughline.simulator.kantata;

/** The public credential of the simulated account. It opens nothing but a simulator. */
public final class KantataCredentials {

    /** The bearer token. */
    public static final String TOKEN = "public-kantata-simulator-token";

    private KantataCredentials() {}
}
