package io.throughline.connector.auth;

import io.throughline.canonical.Json;
import io.throughline.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;

/** A private key that signs JSON Web Tokens (RFC 7515, 7518) with the cryptography of the JDK. Its text is masked. */
final class SigningKey {

    /** The algorithms that the vendors ask for. */
    enum Algorithm {
        RS256("RSA", "SHA256withRSA"),
        PS256("RSA", "RSASSA-PSS"),
        ES256("EC", "SHA256withECDSAinP1363Format");

        private final String keyKind;
        private final String signature;

        Algorithm(String keyKind, String signature) {
            this.keyKind = keyKind;
            this.signature = signature;
        }
    }

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private final Algorithm algorithm;
    private final PrivateKey key;

    private SigningKey(Algorithm algorithm, PrivateKey key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    /**
     * Reads a key in PEM of PKCS #8 ({@code BEGIN PRIVATE KEY}).
     *
     * @throws GeneralSecurityException if it is none of this kind
     */
    static SigningKey fromPem(Secret pem, Algorithm algorithm) throws GeneralSecurityException {
        String base64 =
                pem.reveal().replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            KeyFactory keys = KeyFactory.getInstance(algorithm.keyKind);
            return new SigningKey(algorithm, keys.generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no base64 of a PKCS #8 key");
        }
    }

    /** The signed token in its compact form; {@code alg} and {@code typ} are added to the header. */
    Secret sign(Map<String, Object> header, Map<String, Object> claims) throws GeneralSecurityException {
        Map<String, Object> whole = new java.util.LinkedHashMap<>(header);
        whole.put("typ", "JWT");
        whole.put("alg", algorithm.name());
        String signed = part(Json.write(whole)) + "." + part(Json.write(claims));
        return Secret.of(signed + "." + base64(signature(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    private byte[] signature(byte[] text) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm.signature);
        if (algorithm == Algorithm.PS256) {
            signer.setParameter(PSS);
        }
        signer.initSign(key);
        signer.update(text);
        return signer.sign();
    }

    private static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
