package io.throughline.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.config.Network;
import io.throughline.connector.RawServer;
import io.throughline.connector.http.WireException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HttpWireTest {

    private static final WireLimits SMALL = new WireLimits(Duration.ofSeconds(2), 50_000);

    private final HttpWire wire = new HttpWire(new AddressGate(InetAddress::getAllByName), SMALL);

    @Test
    @DisplayName("S-33 an answer without end is cut at the limit, and the connection is given up")
    void s33EndlessAnswerIsCutAtTheLimit() throws Exception {
        try (RawServer server = new RawServer((request, socket) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                RawServer.write(socket, "x".repeat(10_000));
            }
        })) {
            WireAnswer answer = send(server.url(), Duration.ofSeconds(20));
            assertThat(answer.body()).hasSize(50_000);
            assertThat(answer.damage()).contains("longer than 50000 bytes");
        }
    }

    @Test
    void answerOfExactlyTheLimitIsWhole() throws Exception {
        try (RawServer server = new RawServer(RawServer.always(200, "x".repeat(50_000)))) {
            WireAnswer answer = send(server.url(), Duration.ofSeconds(20));
            assertThat(answer.body()).hasSize(50_000);
            assertThat(answer.damage()).isEmpty();
        }
    }

    @Test
    void nothingIsSentWhenTheTimeIsOver() {
        AtomicBoolean asked = new AtomicBoolean();
        try (RawServer server = new RawServer(RawServer.always(200, "{}"))) {
            WireException late = catchThrowableOfType(
                    WireException.class,
                    () -> wire.send(
                            request(server.url()),
                            Network.LOOPBACK,
                            Deadline.in(Duration.ZERO),
                            () -> asked.set(true)));
            assertThat(late.kind()).isEqualTo(Kind.NOT_SENT);
            assertThat(asked).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    private WireAnswer send(String url, Duration time) throws WireException {
        return wire.send(request(url), Network.LOOPBACK, Deadline.in(time), () -> {});
    }

    private static WireRequest request(String url) {
        return new WireRequest("GET", URI.create(url + "/a"), Map.of(), new byte[0]);
    }
}
