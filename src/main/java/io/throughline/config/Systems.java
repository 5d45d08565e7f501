package io.throughline.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All connected vendor accounts, by name. Immutable; with-methods give a changed copy. */
public final class Systems {

    private final Map<String, SystemConfig> byName;

    private Systems(Map<String, SystemConfig> byName) {
        this.byName = byName;
    }

    /** These accounts. */
    public static Systems of(Collection<SystemConfig> systems) {
        Map<String, SystemConfig> byName = new TreeMap<>();
        systems.forEach(system -> byName.put(system.name(), system));
        return new Systems(byName);
    }

    /**
     * Reads all files {@code config/systems/*.yaml}. What is wrong is added to the problems, and the account of that file is left out.
     * Credentials are not read here: only whether they are given by reference is checked.
     */
    public static Systems load(Layers layers, Problems problems) {
        return new SystemReader(System.getenv(), problems).read(layers);
    }

    /** All accounts, by name. */
    public Collection<SystemConfig> all() {
        return byName.values();
    }

    /** The account of this name. */
    public Optional<SystemConfig> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The account of this name.
     *
     * @throws IllegalArgumentException if none has it; says which there are
     */
    public SystemConfig get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("SYS-1010 there is no system '" + name + "', only "
                        + byName.keySet() + ": nothing can be sent to it. Add config/systems/" + name + ".yaml."));
    }

    /**
     * The account at another address, with the credentials of its file, as {@code run --system netsuite=URL} asks. A loopback address makes
     * its network loopback; else the network of the file stays.
     *
     * @throws IllegalArgumentException if there is no such system or the address is refused
     */
    public Systems withOverride(String name, String url) {
        SystemConfig system = get(name);
        if (system.folder().isPresent()) {
            return withFolder(name, Path.of(url));
        }
        URI address = SystemUrl.parse(url);
        Network network = SystemUrl.isLoopback(address) ? Network.LOOPBACK : system.network();
        return with(system.at(address, network, system.credentials()));
    }

    /**
     * The same system of files in another folder.
     *
     * @throws IllegalArgumentException if there is no such system, it has an address instead, or the path is not a whole one
     */
    public Systems withFolder(String name, Path folder) {
        SystemConfig system = get(name);
        if (system.folder().isEmpty() || !folder.isAbsolute()) {
            throw new IllegalArgumentException(
                    "SYS-1014 system " + name
                            + " can be moved to another folder only if it is a folder, and by a whole path. Nothing was started. Correct the path.");
        }
        return with(system.at(folder.normalize().toUri(), system.network(), system.credentials()));
    }

    /**
     * The account as a simulator: at a loopback address, with credentials that are public constants.
     *
     * @param credentials the JSON text of the simulator's credentials
     * @throws IllegalArgumentException if there is no such system or the address is not of this machine: known credentials go nowhere else
     */
    public Systems withSimulator(String name, String url, String credentials) {
        URI address = SystemUrl.parse(url);
        if (!SystemUrl.isLoopback(address)) {
            throw new IllegalArgumentException(
                    "SYS-1011 simulator credentials are accepted on loopback addresses only, and " + address.getHost()
                            + " is none. Use --system for a real account.");
        }
        return with(get(name).at(address, Network.LOOPBACK, CredentialSource.known(credentials)));
    }

    /** All accounts with other times, as simulators and tests need. */
    public Systems withTimes(Duration longestCall, Duration settle) {
        return of(byName.values().stream()
                .map(system -> system.withTimes(longestCall, settle))
                .toList());
    }

    private Systems with(SystemConfig system) {
        Map<String, SystemConfig> changed = new TreeMap<>(byName);
        changed.put(system.name(), system);
        return new Systems(changed);
    }
}
