package io.throughline.simulator.engine;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads public keys from PEM text. */
public final class PublicKeys {

    private PublicKeys() {}

    /** The key of this PEM text; {@code kind} is {@code RSA} or {@code EC}. */
    public static PublicKey fromPem(String kind, String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of kind " + kind, e);
        }
    }
}
