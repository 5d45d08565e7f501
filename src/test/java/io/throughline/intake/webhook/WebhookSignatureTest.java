package io.throughline.intake.webhook;

import static io.throughline.intake.webhook.Signing.OTHER_SECRET;
import static io.throughline.intake.webhook.Signing.SECRET;
import static io.throughline.intake.webhook.Signing.secret;
import static io.throughline.intake.webhook.Signing.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final byte[] BODY =
            "{\"type\":\"opportunity.won\",\"data\":{\"id\":\"006\"}}".getBytes(StandardCharsets.UTF_8);
    private static final List<WebhookSecret> SECRETS = List.of(secret(SECRET));

    @Test
    @DisplayName("S-01 the example of the Standard Webhooks specification verifies")
    void s01TheExampleOfTheSpecificationVerifies() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        SignedHeaders headers = SignedHeaders.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .orElseThrow();
        WebhookSecret secret = secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(at(Instant.ofEpochSecond(1614265330)).isValid(headers, body, List.of(secret)))
                .isTrue();
    }

    @Test
    @DisplayName("S-01 every flipped bit of the body or the signed headers fails")
    void s01EveryFlippedBitFails() {
        String signature = sign(SECRET, "msg_1", NOW.getEpochSecond(), BODY);
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] flipped = BODY.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(isValid("msg_1", NOW, signature, flipped))
                    .as("bit %d", bit)
                    .isFalse();
        }
        assertThat(isValid("msg_2", NOW, signature, BODY)).isFalse();
        assertThat(isValid("msg_1", NOW.plusSeconds(1), signature, BODY)).isFalse();
        assertThat(isValid("msg_1", NOW, signature, BODY)).isTrue();
    }

    @Test
    @DisplayName("S-01 the same JSON written otherwise fails: the bytes are signed")
    void s01ReserialisedJsonFails() {
        String signature = sign(SECRET, "msg_1", NOW.getEpochSecond(), BODY);
        byte[] spaced =
                new String(BODY, StandardCharsets.UTF_8).replace(":", ": ").getBytes(StandardCharsets.UTF_8);
        assertThat(isValid("msg_1", NOW, signature, spaced)).isFalse();
    }

    @Test
    @DisplayName("S-01 one good signature among others is enough, unknown versions are passed over")
    void s01SeveralSignatures() {
        String good = sign(SECRET, "msg_1", NOW.getEpochSecond(), BODY);
        String other = sign(OTHER_SECRET, "msg_1", NOW.getEpochSecond(), BODY);
        assertThat(isValid("msg_1", NOW, "v1a,abc= " + other + " " + good, BODY))
                .isTrue();
        assertThat(isValid("msg_1", NOW, "v1a," + good.substring(3), BODY)).isFalse();
        assertThat(isValid("msg_1", NOW, other + " v1,%%% nonsense", BODY)).isFalse();
        assertThat(isValid("msg_1", NOW, "", BODY)).isFalse();
    }

    @Test
    @DisplayName("S-01 while a secret is replaced both verify")
    void s01TwoSecrets() {
        SignedHeaders headers = headers("msg_1", NOW, sign(OTHER_SECRET, "msg_1", NOW.getEpochSecond(), BODY));
        assertThat(at(NOW).isValid(headers, BODY, List.of(secret(SECRET), secret(OTHER_SECRET))))
                .isTrue();
        assertThat(at(NOW).isValid(headers, BODY, SECRETS)).isFalse();
    }

    @Test
    @DisplayName("S-02 the window is five minutes to both sides")
    void s02Window() {
        SignedHeaders headers = headers("msg_1", NOW, sign(SECRET, "msg_1", NOW.getEpochSecond(), BODY));
        assertThat(at(NOW.plus(Duration.ofMinutes(4))).isValid(headers, BODY, SECRETS))
                .isTrue();
        assertThat(at(NOW.plus(Duration.ofMinutes(6))).isValid(headers, BODY, SECRETS))
                .isFalse();
        assertThat(at(NOW.minus(Duration.ofMinutes(4))).isValid(headers, BODY, SECRETS))
                .isTrue();
        assertThat(at(NOW.minus(Duration.ofMinutes(6))).isValid(headers, BODY, SECRETS))
                .isFalse();
        assertThat(at(NOW.plus(Duration.ofDays(3))).isValid(headers, BODY, SECRETS))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    @DisplayName("S-03 short or malformed secrets are refused, and not repeated")
    void s03ShortSecretsAreRefused(String text) {
        assertThatThrownBy(() -> secret(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message ->
                        assertThat(text.length() > 8 && message.contains(text)).isFalse());
    }

    @Test
    @DisplayName("S-03 secrets longer than 64 bytes are refused")
    void s03LongSecretsAreRefused() {
        assertThatThrownBy(() -> secret("whsec_" + Signing.base64("x".repeat(65))))
                .hasMessageContaining("24 to 64");
    }

    @Test
    void aSecretPrintsItselfMasked() {
        assertThat(secret(SECRET)).hasToString("whsec_******");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "", "a b", "a\nb"})
    void anIdThatWouldBlurWhatWasSignedIsNoId(String id) {
        assertThat(SignedHeaders.of(id, "1", "v1,x")).isEmpty();
        assertThat(SignedHeaders.of("msg_1", "1.5", "v1,x")).isEmpty();
        assertThat(SignedHeaders.of("msg_1", "-1", "v1,x")).isEmpty();
    }

    private static boolean isValid(String id, Instant sentAt, String signature, byte[] body) {
        return at(NOW).isValid(headers(id, sentAt, signature), body, SECRETS);
    }

    private static SignedHeaders headers(String id, Instant sentAt, String signature) {
        return SignedHeaders.of(id, String.valueOf(sentAt.getEpochSecond()), signature)
                .orElseThrow();
    }

    private static WebhookSignature at(Instant now) {
        return new WebhookSignature(Clock.fixed(now, ZoneOffset.UTC));
    }
}
