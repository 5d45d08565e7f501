package io.throughline.connector.auth;

import io.throughline.connector.http.Deadline;

/** Fetches a new token from the vendor. */
@FunctionalInterface
interface TokenSource {

    Token fetch(Deadline deadline) throws AccessException;
}
