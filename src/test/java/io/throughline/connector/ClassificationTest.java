package io.throughline.connector;

import static io.throughline.workflow.Outcome.NOT_APPLIED;
import static io.throughline.workflow.Outcome.REJECTED;
import static io.throughline.workflow.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.config.SystemConfig;
import io.throughline.connector.http.AddressGate;
import io.throughline.connector.http.HttpWire;
import io.throughline.connector.http.WireLimits;
import io.throughline.workflow.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R-09 the table of outcomes, row by row, over real connections")
class ClassificationTest {

    private static final WireLimits SMALL = new WireLimits(Duration.ofSeconds(20), 100_000);
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(1500);

    private final RawServer server = new RawServer(RawServer.always(200, "{}"));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "{0} is {1} for a write and {2} for a read, pause {3}")
    @CsvSource({
        "300, REJECTED, REJECTED, false",
        "302, REJECTED, REJECTED, false",
        "400, REJECTED, REJECTED, false",
        "401, NOT_APPLIED, NOT_APPLIED, true",
        "403, NOT_APPLIED, NOT_APPLIED, true",
        "404, REJECTED, REJECTED, false",
        "405, REJECTED, REJECTED, false",
        "408, UNKNOWN, NOT_APPLIED, false",
        "409, UNKNOWN, NOT_APPLIED, false",
        "410, REJECTED, REJECTED, false",
        "412, UNKNOWN, NOT_APPLIED, false",
        "413, REJECTED, REJECTED, false",
        "415, REJECTED, REJECTED, false",
        "422, REJECTED, REJECTED, false",
        "425, NOT_APPLIED, NOT_APPLIED, false",
        "500, UNKNOWN, NOT_APPLIED, false",
        "502, UNKNOWN, NOT_APPLIED, false",
        "503, UNKNOWN, NOT_APPLIED, false",
        "504, UNKNOWN, NOT_APPLIED, false",
    })
    void statusDecidesOutcome(int status, Outcome write, Outcome read, boolean pause) {
        server.script(RawServer.always(status, "{}"));
        assertThat(write()).returns(write, CallException::outcome).returns(status, CallException::status);
        assertThat(write()).returns(pause, CallException::pause);
        assertThat(read()).returns(read, CallException::outcome).returns(pause, CallException::pause);
    }

    static Stream<Arguments> brokenAnswers() {
        RawServer.Script reset = (request, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
        RawServer.Script closed = (request, socket) -> socket.close();
        RawServer.Script cutBody = (request, socket) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
            socket.close();
        };
        RawServer.Script cutHead = (request, socket) -> {
            RawServer.write(socket, "HTTP/1.1 20");
            socket.close();
        };
        RawServer.Script noHttp = (request, socket) -> {
            RawServer.write(socket, "SSH-2.0-OpenSSH\r\n\r\n");
            socket.close();
        };
        return Stream.of(
                Arguments.of("reset after send", reset),
                Arguments.of("closed without answer", closed),
                Arguments.of("cut body", cutBody),
                Arguments.of("cut head", cutHead),
                Arguments.of("no HTTP", noHttp),
                Arguments.of("2xx of HTML", RawServer.always(200, "<html>login</html>")),
                Arguments.of("2xx of bad JSON", RawServer.always(201, "{\"id\":")),
                Arguments.of("2xx of bad charset", RawServer.always(200, "\u0000\u0001")),
                Arguments.of("2xx too large", RawServer.always(200, "[" + " ".repeat(200_000) + "]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    @DisplayName("S-33 a broken answer leaves a write in doubt and a read undone")
    void brokenAnswerLeavesWriteInDoubt(String what, RawServer.Script script) {
        server.script(script);
        assertThat(write().outcome()).as(what).isEqualTo(UNKNOWN);
        assertThat(read().outcome()).as(what).isEqualTo(NOT_APPLIED);
        assertThat(server.requests("POST")).hasSize(1);
    }

    static Stream<Arguments> endlessAnswers() {
        RawServer.Script silent = (request, socket) -> {};
        RawServer.Script stopped =
                (request, socket) -> RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        return Stream.of(Arguments.of("no answer", silent), Arguments.of("body that stops half-way", stopped));
    }

    /** Without the limit these calls would never end. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessAnswers")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("R-09 an answer that does not end is given up at the time limit: a write is in doubt, a read undone")
    void r09anAnswerThatDoesNotEndIsGivenUp(String what, RawServer.Script script) {
        server.script(RawServer.always(400, "{}"));
        read();
        server.script(script);
        assertThat(failure(TestSystems.kantata(server.url()), SHORT, post()))
                .as(what)
                .returns(UNKNOWN, CallException::outcome)
                .satisfies(e -> assertThat(e.text()).contains("in time"));
        assertThat(failure(TestSystems.kantata(server.url()), SHORT, reading()).outcome())
                .as(what)
                .isEqualTo(NOT_APPLIED);
        assertThat(server.requests("POST")).hasSize(1);
    }

    @Test
    void refusalWithBrokenBodyIsStillARefusal() {
        server.script((request, socket) -> {
            RawServer.write(socket, "HTTP/1.1 422 No\r\nContent-Length: 100\r\n\r\n{");
            socket.shutdownOutput(); // the end of the stream, and no reset that could overtake the status
        });
        assertThat(write().outcome()).isEqualTo(REJECTED);
        server.script(RawServer.always(422, "[" + " ".repeat(200_000) + "]"));
        assertThat(write().outcome()).isEqualTo(REJECTED);
    }

    @Test
    void refusedConnectionIsNotApplied() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CallException refused = write(TestSystems.kantata("http://127.0.0.1:" + free));
        assertThat(refused).returns(NOT_APPLIED, CallException::outcome).returns(false, CallException::pause);
    }

    @Test
    void unknownHostIsNotApplied() {
        assertThat(write(TestSystems.kantata("http://no-such-host.invalid")).outcome())
                .isEqualTo(NOT_APPLIED);
    }

    @Test
    @DisplayName("S-41 a server that speaks no TLS, or ends it, gets nothing")
    void failedTlsIsNotApplied() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (String answer : List.of("", "HTTP/1.1 400 Bad Request\r\n\r\n")) {
                Thread server = new Thread(() -> answerRaw(plain, answer));
                server.start();
                String url = "https://localhost:" + plain.getLocalPort();
                assertThat(write(TestSystems.kantata(url)).outcome()).isEqualTo(NOT_APPLIED);
                server.join();
            }
        }
    }

    private static void answerRaw(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read())
                    .as("a TLS handshake record")
                    .isEqualTo(22);
            RawServer.write(socket, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void redirectIsNotFollowed() {
        server.script((request, socket) ->
                RawServer.send(socket, 307, "", "Location: " + server.url() + "/stolen", "Content-Type: text/plain"));
        assertThat(write().outcome()).isEqualTo(REJECTED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void toldToWaitIsKept() {
        server.script(RawServer.always(429, "{}", "Retry-After: 17"));
        assertThat(write())
                .returns(NOT_APPLIED, CallException::outcome)
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(17)));
        server.script(RawServer.always(503, "{}", "Retry-After: Thu, 01 Jan 1970 00:01:00 GMT"));
        assertThat(write())
                .returns(UNKNOWN, CallException::outcome)
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(60)));
    }

    @Test
    void emptySuccessIsNullBody() {
        server.script(RawServer.always(204, "", "Location: " + server.url() + "/things/17"));
        VendorAnswer answer = client(TestSystems.kantata(server.url())).send("kantata", post(), CallObserver.NONE);
        assertThat(answer.body()).isNull();
        assertThat(answer.location()).contains(server.url() + "/things/17");
    }

    private CallException write() {
        return write(TestSystems.kantata(server.url()));
    }

    private CallException write(SystemConfig system) {
        return failure(system, PATIENT, post());
    }

    private CallException read() {
        return failure(TestSystems.kantata(server.url()), PATIENT, reading());
    }

    private static CallException failure(SystemConfig system, Duration limit, VendorRequest request) {
        VendorClient client = client(TestSystems.withTimeout(system, limit, 4));
        return catchThrowableOfType(CallException.class, () -> client.send("kantata", request, CallObserver.NONE));
    }

    private static VendorRequest reading() {
        return VendorRequest.get("/api/v1/workspaces");
    }

    private static VendorRequest post() {
        return VendorRequest.of(
                "POST", "/api/v1/workspaces", RequestBody.json(Map.of("title", "x", "lines", List.of(1, 2))));
    }

    private static VendorClient client(SystemConfig system) {
        Clock epoch = Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
        HttpWire wire = new HttpWire(new AddressGate(InetAddress::getAllByName), SMALL);
        return new VendorClient(TestSystems.of(system), epoch, wire);
    }
}
