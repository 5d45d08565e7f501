package io.throughline.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One connected vendor account, as its file {@code config/systems/<name>.yaml} says.
 *
 * @param name the name of the account in configuration, for example {@code netsuite} or {@code netsuite-eu}
 * @param connector the vendor whose routes and manners it uses
 * @param url scheme and host, without a path; the only host that calls of this system go to (S-40). The address of the folder, for a system of files
 * @param credentials where its credentials lie
 * @param network which addresses the host may resolve to
 * @param callTimeout the longest that one call may take, from asking for a free connection to the last byte of the answer
 * @param concurrency how many calls may be under way at once from this process
 * @param settings what only this vendor has, such as {@code apiVersion}
 * @param api how its API behaves, if a file says so; empty for the vendors that we know
 * @param approvals where logged time is said to be approved, by region; what counts everywhere has the empty code
 */
public record SystemConfig(
        String name,
        String connector,
        URI url,
        CredentialSource credentials,
        Network network,
        Duration callTimeout,
        int concurrency,
        Map<String, String> settings,
        Optional<ApiDescription> api,
        Map<String, TimeApproval> approvals) {

    /** The longest call unless the file says otherwise: below lease and settle times. */
    public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(20);

    /** The longest call that a file may ask for: a lease of 60 seconds less its margin. */
    public static final Duration LONGEST_CALL_TIMEOUT = Duration.ofSeconds(40);

    /** Calls at once unless the file says otherwise. */
    public static final int DEFAULT_CONCURRENCY = 4;

    /** Checks what no caller may get wrong. */
    public SystemConfig {
        settings = Map.copyOf(settings);
        approvals = Map.copyOf(approvals);
        if ("http".equals(url.getScheme()) && network != Network.LOOPBACK) {
            throw new IllegalArgumentException(
                    "system " + name + ": plain http is accepted for the loopback network only");
        }
    }

    /** An account of a vendor that we know. */
    public SystemConfig(
            String name,
            String connector,
            URI url,
            CredentialSource credentials,
            Network network,
            Duration callTimeout,
            int concurrency,
            Map<String, String> settings) {
        this(
                name,
                connector,
                url,
                credentials,
                network,
                callTimeout,
                concurrency,
                settings,
                Optional.empty(),
                Map.of());
    }

    /**
     * Where logged time is said to be approved (D11): as the nearest region says, else as counts everywhere, else {@link TimeApproval#NONE}.
     *
     * @param regions the region of the transaction and those it extends, the nearest first
     */
    public TimeApproval approval(List<String> regions) {
        return Stream.concat(regions.stream(), Stream.of(""))
                .map(approvals::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(TimeApproval.NONE);
    }

    /** The folder of a system of files, which is the only place that its calls reach (S-24); empty for one with an address. */
    public Optional<Path> folder() {
        return "file".equals(url.getScheme()) ? Optional.of(Path.of(url)) : Optional.empty();
    }

    /** A setting of the vendor, or what counts when the file does not say it. */
    public String setting(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    /**
     * How long an unknown outcome settles at this account, where its file says otherwise than the capability: setting {@code settle}, such as {@code 12s}. It
     * must be longer than {@link #callTimeout}.
     */
    public Optional<Duration> settle() {
        return Optional.ofNullable(settings.get("settle")).map(text -> Duration.parse("PT" + text));
    }

    /** The same account with other times. */
    public SystemConfig withTimes(Duration longestCall, Duration settle) {
        Map<String, String> changed = new TreeMap<>(settings);
        changed.put("settle", settle.toMillis() / 1000.0 + "s");
        return new SystemConfig(
                name, connector, url, credentials, network, longestCall, concurrency, changed, api, approvals);
    }

    /** The same account with another source of approval, by region. */
    public SystemConfig approvedBy(Map<String, TimeApproval> others) {
        return new SystemConfig(
                name, connector, url, credentials, network, callTimeout, concurrency, settings, api, others);
    }

    /** The same account at another address, with other credentials. */
    public SystemConfig at(URI otherUrl, Network otherNetwork, CredentialSource otherCredentials) {
        return new SystemConfig(
                name,
                connector,
                otherUrl,
                otherCredentials,
                otherNetwork,
                callTimeout,
                concurrency,
                settings,
                api,
                approvals);
    }
}
