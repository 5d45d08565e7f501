package io.throughline.crash;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A free port for a server that starts a moment later, or starts again: below the ports that systems give to connections, so that no connection takes it
 * meanwhile.
 */
final class QuietPort {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 30_000;

    private QuietPort() {}

    static int next() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new BindException("no port between %d and %d is free".formatted(LOWEST, HIGHEST));
    }
}
