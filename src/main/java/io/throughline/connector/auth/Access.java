package io.throughline.connector.auth;

import io.throughline.config.Secret;
import java.net.URI;

/**
 * What a call needs to be let in.
 *
 * @param token goes into the header {@code Authorization}, as the vendor writes it
 * @param base scheme and host that data calls go to
 */
public record Access(Secret token, URI base) {

    /** Whether the other holds the same token. */
    boolean sameTokenAs(Access other) {
        return token.reveal().equals(other.token.reveal());
    }
}
