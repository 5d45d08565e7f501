package io.throughline.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.config.CredentialSource;
import io.throughline.intake.MemoryLedger;
import io.throughline.ledger.LedgerUnavailableException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintGateTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String SECRET = "a-signing-secret-of-32-characters";
    private static final String ADDRESS = "https://hooks.example.com/intake/monday";
    private static final String WORKLOG = "{\"timestamp\":1793534400000,\"webhookEvent\":\"worklog_created\"}";
    private static final String PULSE = "{\"event\":{\"type\":\"create_pulse\",\"triggerUuid\":\"t-1\",\"pulseId\":7}}";
    private static final long SOON = NOW.plusSeconds(300).getEpochSecond();

    private final List<String> hinted = new ArrayList<>();
    private boolean away;

    private WebhookGate gate(String secret, boolean unsigned) {
        List<CredentialSource> secrets = secret == null ? List.of() : List.of(CredentialSource.known(secret));
        Map<String, HintSource> sources = Map.of(
                "jira",
                new HintSource(
                        "jira",
                        HintStyle.JIRA,
                        secrets,
                        unsigned,
                        null,
                        Set.of("worklog_created"),
                        List.of("jira-time-feed")),
                "monday",
                new HintSource(
                        "monday", HintStyle.MONDAY, secrets, unsigned, ADDRESS, Set.of(), List.of("monday-time-feed")));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        HintGate hints = new HintGate(sources, this::hint, clock);
        WebhookInbox inbox = new WebhookInbox(new MemoryLedger(), (type, region) -> List.of());
        return new WebhookGate(
                Map.of(),
                hints,
                inbox,
                new WebhookLimits(2000, 1000, 1000, 4, java.time.Duration.ofSeconds(10)),
                clock,
                () -> 0);
    }

    private void hint(String feed) {
        if (away) {
            throw new LedgerUnavailableException("LED-2001 the ledger is away.", null);
        }
        hinted.add(feed);
    }

    private int jira(String signature, String id, String body) {
        Map<String, String> headers = new TreeMap<>();
        if (signature != null) {
            headers.put("x-hub-signature", signature);
        }
        if (id != null) {
            headers.put("x-atlassian-webhook-identifier", id);
        }
        return answer(gate, "jira", headers, body).status();
    }

    private WebhookGate gate = gate(SECRET, false);

    private static WebhookAnswer answer(WebhookGate gate, String system, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return gate.handle(new WebhookRequest(
                system,
                "10.0.0.1",
                "application/json",
                bytes.length,
                null,
                null,
                null,
                new ByteArrayInputStream(bytes),
                headers));
    }

    private static String hub(String secret, String body) {
        return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(bytes(secret), bytes(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int monday(String token) {
        return answer(gate, "monday", token == null ? Map.of() : Map.of("authorization", token), PULSE)
                .status();
    }

    private static String token(String secret, String head, String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String text = base64.encodeToString(bytes(head)) + '.' + base64.encodeToString(bytes(claims));
        return text + '.' + base64.encodeToString(Hmac.sha256(bytes(secret), bytes(text)));
    }

    private static String claims(String audience, long end) {
        return "{\"aud\":\"%s\",\"exp\":%d}".formatted(audience, end);
    }

    @Test
    void s01AJiraMessageThatIsSignedOverItsRawBodyIsAHint() {
        assertThat(jira(hub(SECRET, WORKLOG), "m-1", WORKLOG)).isEqualTo(202);
        assertThat(hinted).containsExactly("jira-time-feed");
    }

    @Test
    void s01EveryFlippedBitOfBodyOrSignatureIsRefused() {
        String signature = hub(SECRET, WORKLOG);
        for (int i = 0; i < WORKLOG.length(); i++) {
            String other = WORKLOG.substring(0, i) + (char) (WORKLOG.charAt(i) ^ 1) + WORKLOG.substring(i + 1);
            assertThat(jira(signature, "m-1", other)).isEqualTo(401);
        }
        for (int i = 7; i < signature.length(); i++) {
            char flipped = signature.charAt(i) == '0' ? '1' : '0';
            assertThat(jira(signature.substring(0, i) + flipped + signature.substring(i + 1), "m-1", WORKLOG))
                    .isEqualTo(401);
        }
        assertThat(jira(hub("another-secret-of-thirty-two-chars", WORKLOG), "m-1", WORKLOG))
                .isEqualTo(401);
        assertThat(jira("sha1=00", "m-1", WORKLOG)).isEqualTo(401);
        assertThat(jira(null, "m-1", WORKLOG)).isEqualTo(401);
        assertThat(hinted).isEmpty();
    }

    @Test
    void aRepeatOfTheSameMessageLeadsToNoSecondHintAndIsAcknowledged() {
        assertThat(jira(hub(SECRET, WORKLOG), "m-1", WORKLOG)).isEqualTo(202);
        assertThat(jira(hub(SECRET, WORKLOG), "m-1", WORKLOG)).isEqualTo(202);
        assertThat(jira(hub(SECRET, WORKLOG), "m-2", WORKLOG)).isEqualTo(202);
        assertThat(hinted).hasSize(2);
    }

    @Test
    void aMessageOfATypeThatDoesNotMatterIsAcknowledgedAndIgnored() {
        String other = WORKLOG.replace("worklog_created", "jira:issue_created");
        assertThat(jira(hub(SECRET, other), "m-1", other)).isEqualTo(202);
        assertThat(hinted).isEmpty();
    }

    @Test
    void g1AHintThatCannotBeCommittedIsNotAcknowledgedAndIsTakenWhenItComesAgain() {
        away = true;
        assertThat(jira(hub(SECRET, WORKLOG), "m-1", WORKLOG)).isEqualTo(503);
        away = false;
        assertThat(jira(hub(SECRET, WORKLOG), "m-1", WORKLOG)).isEqualTo(202);
        assertThat(hinted).hasSize(1);
    }

    @Test
    void mondaysChallengeIsEchoedAndNothingElseIs() {
        WebhookAnswer echo = answer(gate, "monday", Map.of(), "{\"challenge\":\"c-1\"}");
        assertThat(echo.status()).isEqualTo(200);
        assertThat(echo.challenge()).isEqualTo("c-1");
        assertThat(answer(gate, "monday", Map.of(), "{\"challenge\":\"c-1\",\"event\":{}}")
                        .status())
                .isEqualTo(401);
        assertThat(answer(gate, "jira", Map.of(), "{\"challenge\":\"c-1\"}").status())
                .isEqualTo(401);
        assertThat(hinted).isEmpty();
    }

    @Test
    void s01MondaysTokenMustBeOursForUsAndNotOver() {
        String head = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        assertThat(monday(token(SECRET, head, claims(ADDRESS, SOON)))).isEqualTo(202);
        assertThat(hinted).containsExactly("monday-time-feed");

        assertThat(monday(token("another-secret-of-thirty-two-chars", head, claims(ADDRESS, SOON))))
                .isEqualTo(401);
        assertThat(monday(token(SECRET, head, claims("https://elsewhere.example.com", SOON))))
                .isEqualTo(401);
        assertThat(monday(
                        token(SECRET, head, claims(ADDRESS, NOW.minusSeconds(61).getEpochSecond()))))
                .isEqualTo(401);
        assertThat(monday(token(SECRET, head, "{\"aud\":\"%s\"}".formatted(ADDRESS))))
                .isEqualTo(401);
        assertThat(monday(token(SECRET, "{\"alg\":\"none\"}", claims(ADDRESS, SOON))))
                .isEqualTo(401);
        String unsigned = token(SECRET, "{\"alg\":\"none\"}", claims(ADDRESS, SOON));
        assertThat(monday(unsigned.substring(0, unsigned.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(monday(null)).isEqualTo(401);
        assertThat(hinted).hasSize(1);
    }

    @Test
    void s05AnUnsignedMessageIsAHintOnlyWhereThatIsConfigured() {
        gate = gate(null, true);
        assertThat(jira(null, null, WORKLOG)).isEqualTo(202);
        assertThat(monday(null)).isEqualTo(202);
        assertThat(jira("sha256=" + "0".repeat(64), null, WORKLOG))
                .as("a signature that cannot be right")
                .isEqualTo(401);
        assertThat(hinted).containsExactly("jira-time-feed", "monday-time-feed");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"short", "null"},
            nullValues = "null")
    void s03AStartWithoutAGoodSecretFails(String secret) {
        assertThatThrownBy(() -> gate(secret, false).requireSecrets())
                .hasMessageStartingWith("WHK-1002")
                .hasMessageNotContaining("short:");
    }

    @Test
    void s04WhatIsTooLargeOrNoJsonIsRefusedBeforeAnyWork() {
        assertThat(answer(gate, "jira", Map.of(), "x".repeat(2001)).status()).isEqualTo(413);
        assertThat(answer(gate, "trello", Map.of(), WORKLOG).status()).isEqualTo(404);
    }
}
