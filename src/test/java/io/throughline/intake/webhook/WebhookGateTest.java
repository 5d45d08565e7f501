package io.throughline.intake.webhook;

import static io.throughline.intake.webhook.Signing.SECRET;
import static io.throughline.intake.webhook.Signing.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.config.CredentialSource;
import io.throughline.intake.MemoryLedger;
import io.throughline.intake.trigger.Deals;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebhookGateTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String BODY =
            "{\"type\":\"opportunity.won\",\"timestamp\":\"2026-11-01T11:59:58Z\",\"data\":{\"id\":\"006000000000001\",\"Amount\":5}}";

    private final MemoryLedger ledger = new MemoryLedger();
    private final AtomicLong nanos = new AtomicLong();
    private final WebhookGate gate = gate(new WebhookLimits(2000, 1, 3, 1, Duration.ofSeconds(10)), SECRET);

    @Test
    @DisplayName("G1 a signed message is committed and then acknowledged")
    void g1ASignedMessageIsStored() {
        WebhookAnswer answer = gate.handle(signed("msg_1", BODY));
        assertThat(answer.status()).isEqualTo(202);
        NewEvent event = ledger.events().get(0);
        assertThat(event.dedupeKey()).isEqualTo("webhook:salesforce:msg_1");
        assertThat(event.type()).isEqualTo("opportunity.noticed.v1");
        assertThat(event.objectType()).isEqualTo("opportunity-notice");
        assertThat(event.objectId()).isEqualTo(Deals.ID);
        assertThat(event.occurredAt()).isEqualTo("2026-11-01T11:59:58Z");
        assertThat(event.raw()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
        assertThat(event.data()).doesNotContainKey("Amount");
        assertThat(ledger.started()).hasSize(1);
    }

    @Test
    @DisplayName("G2 a repeat gets the same answer and starts nothing")
    void g2ARepeatGetsTheSameAnswer() {
        WebhookAnswer first = gate.handle(signed("msg_1", BODY));
        assertThat(gate.handle(signed("msg_1", BODY))).isEqualTo(first);
        assertThat(ledger.started()).hasSize(1);
    }

    @Test
    @DisplayName("S-02 the same id with another body: the first wins, 202, and a person sees the difference")
    void s02TheSameIdWithAnotherBody() {
        gate.handle(signed("msg_1", BODY));
        WebhookAnswer second = gate.handle(signed("msg_1", BODY.replace("006000000000001", "006000000000002")));
        assertThat(second.status()).isEqualTo(202);
        assertThat(ledger.events()).hasSize(2);
        assertThat(ledger.events().get(1).data()).containsKey("problem").doesNotContainKey("id");
    }

    @Test
    @DisplayName("G1 no 2xx if the message could not be committed")
    void g1NotStoredIsNotAcknowledged() {
        ledger.failNext(1);
        WebhookAnswer answer = gate.handle(signed("msg_1", BODY));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.retryAfter()).isNotNull();
        assertThat(gate.handle(signed("msg_1", BODY)).status()).isEqualTo(202);
    }

    @Test
    @DisplayName("S-04 what is not signed is refused without detail and stores nothing")
    void s04NotSigned() {
        WebhookRequest good = signed("msg_1", BODY);
        assertThat(gate.handle(with(good, "msg_2", good.signature(), BODY)).status())
                .isEqualTo(401);
        assertThat(gate.handle(with(good, null, good.signature(), BODY)).status())
                .isEqualTo(401);
        assertThat(gate.handle(with(good, "msg_1", null, BODY)).status()).isEqualTo(401);
        assertThat(ledger.events()).isEmpty();
    }

    @Test
    void otherSystemsTypesAndSizesAreRefusedBeforeAnyWork() {
        WebhookRequest good = signed("msg_1", BODY);
        assertThat(gate.handle(of("unknown", "application/json", -1, good)).status())
                .isEqualTo(404);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(gate.handle(of(null, "application/json", -1, good)).status()).isEqualTo(404);
        assertThat(gate.handle(of("salesforce", "text/xml", -1, good)).status()).isEqualTo(415);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(gate.handle(of("salesforce", "application/json; charset=utf-8", 2001, good))
                        .status())
                .isEqualTo(413);
        String large = BODY.replace("opportunity.won", "x".repeat(2000));
        assertThat(gate.handle(signed("msg_1", large)).status()).isEqualTo(413);
        assertThat(ledger.events()).isEmpty();
    }

    @Test
    @DisplayName("S-04 an address that sends too much is told to wait, another one is not")
    void s04Rate() {
        for (int sent = 0; sent < 3; sent++) {
            assertThat(gate.handle(signed("msg_" + sent, BODY)).status()).isEqualTo(202);
        }
        WebhookAnswer fourth = gate.handle(signed("msg_3", BODY));
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(gate.handle(signed("msg_3", BODY)).status()).isEqualTo(202);
    }

    @Test
    @DisplayName("S-04 beyond the places for concurrent messages: 503, and the place is given back")
    void s04Concurrent() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        WebhookRequest slow = withBody(signed("msg_1", BODY), new InputStream() {
            @Override
            public int read() {
                reading.countDown();
                try {
                    return goOn.await(20, TimeUnit.SECONDS) ? -1 : 'x';
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            Future<WebhookAnswer> first = sender.submit(() -> gate.handle(slow));
            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(gate.handle(signed("msg_2", BODY)).status()).isEqualTo(503);
            goOn.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(401);
            assertThat(gate.handle(signed("msg_2", BODY)).status()).isEqualTo(202);
        } finally {
            sender.shutdownNow();
        }
    }

    @Test
    @DisplayName("S-04 a sender that drips its body is cut off")
    void s04SlowBody() {
        WebhookRequest dripping = withBody(signed("msg_1", BODY), new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] chunk, int from, int length) {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
                chunk[from] = 'x';
                return 1;
            }
        });
        assertThat(gate.handle(dripping).status()).isEqualTo(503);
    }

    @Test
    @DisplayName("4.3(12) a signed message that cannot be read is stored for a person, and its sender is satisfied")
    void anUnreadableMessageIsStored() {
        assertThat(gate.handle(signed("msg_1", "{\"type\":")).status()).isEqualTo(202);
        assertThat(gate.handle(signed("msg_2", "[".repeat(1500))).status()).isEqualTo(202);
        assertThat(gate.handle(signed("msg_3", "{\"data\":{\"id\":\"../x\"}}")).status())
                .isEqualTo(202);
        assertThat(ledger.events())
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.data()).containsKey("problem"));
        assertThat(ledger.started()).hasSize(3);
    }

    @Test
    void aTypeThatNobodyAskedForIsKeptAndStartsNothing() {
        assertThat(gate.handle(signed("msg_1", BODY.replace("opportunity.won", "lead.created")))
                        .status())
                .isEqualTo(202);
        assertThat(ledger.events()).hasSize(1);
        assertThat(ledger.started()).isEmpty();
    }

    @Test
    @DisplayName("S-03 start fails on a missing or short secret, naming system and reference but not the secret")
    void s03StartFails() {
        assertThatThrownBy(() -> gate(WebhookLimits.DEFAULT, "whsec_c2hvcnQ=").requireSecrets())
                .hasMessageContaining("WHK-1001")
                .hasMessageContaining("salesforce")
                .hasMessageNotContaining("c2hvcnQ");
        WebhookSource unset = source(List.of(CredentialSource.of("env:THROUGHLINE_NOT_SET", Map.of())));
        assertThatThrownBy(() -> gate(WebhookLimits.DEFAULT, unset).requireSecrets())
                .hasMessageContaining("THROUGHLINE_NOT_SET");
        gate.requireSecrets();
    }

    private WebhookGate gate(WebhookLimits limits, String secret) {
        return gate(limits, source(List.of(CredentialSource.known(secret))));
    }

    private WebhookGate gate(WebhookLimits limits, WebhookSource source) {
        WebhookInbox inbox =
                new WebhookInbox(ledger, (type, region) -> List.of(new NewTransaction("look", region, null, "bundle")));
        return new WebhookGate(
                Map.of("salesforce", source), inbox, limits, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
    }

    private static WebhookSource source(List<CredentialSource> secrets) {
        return new WebhookSource("salesforce", secrets, Deals.FEED, Set.of("opportunity.won"));
    }

    private static WebhookRequest signed(String id, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long seconds = NOW.getEpochSecond();
        return new WebhookRequest(
                "salesforce",
                "192.0.2.1",
                "application/json",
                bytes.length > 2000 ? -1 : bytes.length,
                id,
                String.valueOf(seconds),
                sign(SECRET, id, seconds, bytes),
                new ByteArrayInputStream(bytes));
    }

    private static WebhookRequest with(WebhookRequest request, String id, String signature, String body) {
        return new WebhookRequest(
                request.system(),
                "192.0.2.2",
                request.contentType(),
                -1,
                id,
                request.timestamp(),
                signature,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static WebhookRequest of(String system, String contentType, long length, WebhookRequest request) {
        return new WebhookRequest(
                system,
                "192.0.2.3",
                contentType,
                length,
                request.id(),
                request.timestamp(),
                request.signature(),
                request.body());
    }

    private static WebhookRequest withBody(WebhookRequest request, InputStream body) {
        return new WebhookRequest(
                request.system(),
                request.address(),
                request.contentType(),
                -1,
                request.id(),
                request.timestamp(),
                request.signature(),
                body);
    }
}
