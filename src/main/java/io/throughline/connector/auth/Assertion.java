package io.throughline.connector.auth;

import io.throughline.config.Secret;
import io.throughline.connector.auth.SigningKey.Algorithm;
import java.security.GeneralSecurityException;
import java.util.Map;

/** A signed statement in place of a password (RFC 7523). */
final class Assertion {

    private Assertion() {}

    /** Signs with the field {@code privateKey} of the credentials. */
    static Secret signed(
            Credentials credentials, Algorithm algorithm, Map<String, Object> header, Map<String, Object> claims)
            throws AccessException {
        try {
            return SigningKey.fromPem(credentials.secret("privateKey"), algorithm)
                    .sign(header, claims);
        } catch (GeneralSecurityException e) {
            throw credentials.unusable("privateKey is no key for " + algorithm
                    + " in PKCS #8 PEM (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nocrypt makes one");
        }
    }
}
