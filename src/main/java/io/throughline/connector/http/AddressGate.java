package io.throughline.connector.http;

import io.throughline.config.Network;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Lets a call through only if every address of its host is of the class that the system's {@code network} word allows (S-40). The JDK
 * keeps the resolved addresses for some seconds, so that the connection goes to what was checked here; were a name server to change its answer in
 * between, the certificate check of TLS, without which no other machine is called, would refuse the stranger.
 */
public final class AddressGate {

    /** Turns a host name into addresses. */
    @FunctionalInterface
    public interface Resolver {
        /** All addresses of a host. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;

    /** Asks this resolver. */
    public AddressGate(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Checks an address before it is connected to.
     *
     * @throws WireException if the name is unknown, or one of its addresses is not allowed
     */
    public void check(URI uri, Network network) throws WireException {
        if (!"https".equals(uri.getScheme()) && network != Network.LOOPBACK) {
            throw new WireException(WireException.Kind.FORBIDDEN, "plain http to another machine", null);
        }
        String host = uri.getHost();
        if (!Arrays.stream(resolved(host)).allMatch(network::allows)) {
            String message = "host " + host + " has an address that is not " + network.word();
            throw new WireException(WireException.Kind.FORBIDDEN, message, null);
        }
    }

    private InetAddress[] resolved(String host) throws WireException {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new WireException(WireException.Kind.NOT_SENT, "host " + host + " is unknown", e);
        }
    }
}
