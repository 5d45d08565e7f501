package io.throughline.config;

import java.net.URI;
import java.util.Set;

/** The address of a system as configuration may give it: http or https, a host, maybe a port, nothing else (S-40). */
final class SystemUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SystemUrl() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is more or less than scheme, host and port, or plain http to another machine
     */
    static URI parse(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean bare = url.getRawPath() == null || url.getRawPath().isEmpty();
        if (url.getHost() == null || !bare || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("an address is scheme, host and port only");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address holds no user and no password");
        }
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && isLoopback(url))) {
            throw new IllegalArgumentException("an address is https; plain http is for this machine only");
        }
        return url;
    }

    /** Whether the host is this machine by its very name, without asking a name server. */
    static boolean isLoopback(URI url) {
        return LOOPBACK.contains(url.getHost());
    }
}
