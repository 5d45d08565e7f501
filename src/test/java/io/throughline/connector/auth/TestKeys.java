package io.throughline.connector.auth;

import io.throughline.canonical.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Keys and JSON Web Tokens as a vendor sees them. */
final class TestKeys {

    record Pair(KeyPair keys) {
        String pem() {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
        }

        boolean verifies(String algorithm, String jwt) throws GeneralSecurityException {
            Signature verifier = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            verifier.initVerify(keys.getPublic());
            verifier.update(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1)));
        }
    }

    private TestKeys() {}

    static Pair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return new Pair(generator.generateKeyPair());
    }

    static Pair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return new Pair(generator.generateKeyPair());
    }

    static String field(String form, String name) {
        return Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith(name + "="))
                .map(field -> URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> header(String jwt) {
        return part(jwt, 0);
    }

    static Map<String, Object> claims(String jwt) {
        return part(jwt, 1);
    }

    private static Map<String, Object> part(String jwt, int index) {
        byte[] json = Base64.getUrlDecoder().decode(jwt.split("\\.")[index]);
        return Json.readObject(new String(json, StandardCharsets.UTF_8));
    }
}
