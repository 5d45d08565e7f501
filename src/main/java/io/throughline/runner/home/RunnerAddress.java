package io.throughline.runner.home;

import java.net.URI;

/**
 * Where a runner answers other commands.
 *
 * @param pid its process
 * @param url its loopback URL
 * @param token what it wants to see as bearer token
 */
public record RunnerAddress(long pid, URI url, String token) {

    /** Without the token. */
    @Override
    public String toString() {
        return "runner %d at %s".formatted(pid, url);
    }
}
