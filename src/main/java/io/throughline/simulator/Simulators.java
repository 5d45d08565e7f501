package io.throughline.simulator;

import io.throughline.simulator.engine.VendorServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Running simulators, each an HTTP server on 127.0.0.1 with its own journal. Every record outlives a kill: started again
 * on the same folder, they know what they knew. Thread-safe.
 */
public final class Simulators implements AutoCloseable {

    private final Map<SimulatedSystem, VendorServer> servers = new LinkedHashMap<>();

    private Simulators() {}

    /**
     * Starts the simulators that the options name.
     *
     * @throws IOException if a port is taken or the data folder cannot be written; then none is left running
     */
    public static Simulators start(SimulatorOptions options) throws IOException {
        Simulators simulators = new Simulators();
        try {
            for (SimulatedSystem system : SimulatedSystem.values()) {
                if (options.systems().contains(system)) {
                    simulators.servers.put(system, server(system, options));
                }
            }
            return simulators;
        } catch (IOException | RuntimeException e) {
            simulators.close();
            throw e;
        }
    }

    private static VendorServer server(SimulatedSystem system, SimulatorOptions options) throws IOException {
        int port = options.basePort() == 0 ? 0 : options.basePort() + system.portOffset();
        return new VendorServer(
                new VendorServer.Settings(
                        system.systemName(),
                        port,
                        options.dataDir().resolve("simulators").resolve(system.systemName()),
                        options.seed(),
                        options.clock()),
                system.vendor());
    }

    /**
     * The base address of a system, without a trailing slash.
     *
     * @param system its name, such as {@code salesforce}
     * @throws IllegalArgumentException if it is not running here
     */
    public String url(String system) {
        return Arrays.stream(SimulatedSystem.values())
                .filter(one -> one.systemName().equals(system) && servers.containsKey(one))
                .map(one -> servers.get(one).url())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no simulator of " + system + " runs here"));
    }

    /** The base addresses of all running systems by name, in the order of their ports. */
    public Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        servers.forEach((system, server) -> urls.put(system.systemName(), server.url()));
        return urls;
    }

    /** Stops all of them. */
    @Override
    public void close() {
        servers.values().forEach(VendorServer::close);
    }
}
