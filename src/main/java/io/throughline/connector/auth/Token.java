package io.throughline.connector.auth;

import java.time.Instant;

/**
 * A token as the vendor gave it.
 *
 * @param renewAt when to fetch the next one without waiting for a refusal; {@link Instant#MAX} if the vendor does not say
 */
record Token(Access access, Instant renewAt) {}
