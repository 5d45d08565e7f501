package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed JSON Web Token as it came.
 *
 * @param signed the part that is signed
 */
public record Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {

    /** Reads the three parts, or nothing if the text is no JWT. Checks nothing. */
    public static Optional<Jwt> parse(String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            JsonNode header = Json.parse(base64.decode(parts[0]));
            JsonNode claims = Json.parse(base64.decode(parts[1]));
            return Optional.of(new Jwt(header, claims, parts[0] + "." + parts[1], base64.decode(parts[2])));
        } catch (IllegalArgumentException | MalformedBodyException e) {
            return Optional.empty();
        }
    }

    /** The {@code alg} of the header. */
    public String algorithm() {
        return header.path("alg").asText();
    }

    /** A text claim, empty if absent. */
    public String claim(String name) {
        return claims.path(name).asText();
    }

    /** Whether {@code exp} is after now and not further away than allowed. */
    public boolean expiresWithin(Instant now, long seconds) {
        long left = claims.path("exp").asLong() - now.getEpochSecond();
        return left > 0 && left <= seconds;
    }

    /** Whether {@code aud} is, or as a list contains, this text. */
    public boolean isFor(String audience) {
        JsonNode given = claims.path("aud");
        if (!given.isArray()) {
            return given.asText().equals(audience);
        }
        for (JsonNode one : given) {
            if (one.asText().equals(audience)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the key made the signature with the algorithm that the header names (RS, PS and ES, 256 to 512). */
    public boolean signedBy(PublicKey key) {
        try {
            Signature verifier = verifier(algorithm());
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature verifier(String algorithm) throws GeneralSecurityException {
        String bits = algorithm.length() == 5 ? algorithm.substring(2) : "";
        switch (algorithm.isEmpty() ? "" : algorithm.substring(0, 2)) {
            case "RS":
                return Signature.getInstance("SHA" + bits + "withRSA");
            case "ES":
                return Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case "PS":
                Signature pss = Signature.getInstance("RSASSA-PSS");
                String hash = "SHA-" + bits;
                pss.setParameter(
                        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), Integer.parseInt(bits) / 8, 1));
                return pss;
            default:
                throw new GeneralSecurityException("unknown algorithm");
        }
    }
}
