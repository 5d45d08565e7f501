package io.throughline.connector;

import io.throughline.config.CredentialSource;
import io.throughline.config.Network;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Systems for tests, on loopback. */
public final class TestSystems {

    /** Must never be seen anywhere but in the header Authorization. */
    public static final String CANARY = "canary-7f3b-secret";

    private TestSystems() {}

    public static SystemConfig kantata(String url) {
        return system("kantata", url, "{\"token\": \"" + CANARY + "\"}");
    }

    public static SystemConfig system(String connector, String url, String credentials) {
        return new SystemConfig(
                connector,
                connector,
                URI.create(url),
                CredentialSource.known(credentials),
                Network.LOOPBACK,
                Duration.ofSeconds(5),
                4,
                Map.of());
    }

    public static SystemConfig withTimeout(SystemConfig system, Duration timeout, int concurrency) {
        return new SystemConfig(
                system.name(),
                system.connector(),
                system.url(),
                system.credentials(),
                system.network(),
                timeout,
                concurrency,
                system.settings());
    }

    public static SystemConfig named(String name, SystemConfig system) {
        return new SystemConfig(
                name,
                system.connector(),
                system.url(),
                system.credentials(),
                system.network(),
                system.callTimeout(),
                system.concurrency(),
                system.settings());
    }

    public static Systems of(SystemConfig... systems) {
        return Systems.of(List.of(systems));
    }
}
