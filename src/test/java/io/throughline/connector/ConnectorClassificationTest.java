package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.AddressGate;
import io.throughline.connector.http.HttpWire;
import io.throughline.connector.http.WireLimits;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.workflow.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R-09 what each connector makes of each row of the table of outcomes, over real connections")
class ConnectorClassificationTest {

    private static final List<String> CONNECTORS = List.of("salesforce", "netsuite", "dynamics365", "kantata");
    private static final String TOKEN =
            "{\"access_token\":\"t\",\"expires_in\":\"3600\",\"token_type\":\"Bearer\",\"instance_url\":\"%s\"}";

    /** What a request that may write came to: outcome, pause, and the seconds to wait if the target or its manners say so. */
    private record Expected(Outcome outcome, boolean pause, Integer seconds) {}

    private static final Expected REJECTED = new Expected(Outcome.REJECTED, false, null);
    private static final Expected UNKNOWN = new Expected(Outcome.UNKNOWN, false, null);
    private static final Expected NOT_APPLIED = new Expected(Outcome.NOT_APPLIED, false, null);
    private static final Expected PAUSE = new Expected(Outcome.NOT_APPLIED, true, null);

    /** Status (with Retry-After) → what all connectors make of it, unless {@link #own} knows better. */
    private static final Map<String, Expected> TABLE = Map.ofEntries(
            Map.entry("300", REJECTED),
            Map.entry("302", REJECTED),
            Map.entry("307", REJECTED),
            Map.entry("400", REJECTED),
            Map.entry("401", PAUSE),
            Map.entry("403", PAUSE),
            Map.entry("404", REJECTED),
            Map.entry("405", REJECTED),
            Map.entry("408", UNKNOWN),
            Map.entry("409", UNKNOWN),
            Map.entry("412", UNKNOWN),
            Map.entry("413", REJECTED),
            Map.entry("415", REJECTED),
            Map.entry("422", REJECTED),
            Map.entry("429", UNKNOWN),
            Map.entry("429 17", new Expected(Outcome.UNKNOWN, false, 17)),
            Map.entry("500", UNKNOWN),
            Map.entry("502", UNKNOWN),
            Map.entry("503", UNKNOWN),
            Map.entry("503 9", new Expected(Outcome.UNKNOWN, false, 9)),
            Map.entry("504", UNKNOWN));

    private final RawServer server = new RawServer(RawServer.always(200, "{}"));

    @AfterEach
    void close() {
        server.close();
    }

    /** NetSuite, Dynamics 365 and Kantata throttle before the work is done (vendor facts 2.7, 3.6, 4.5); Salesforce has no 429 of its own. */
    private static Expected own(String connector, String row) {
        return switch (connector + " " + row) {
            case "netsuite 429" -> new Expected(Outcome.NOT_APPLIED, false, 2);
            case "kantata 429", "dynamics365 429" -> new Expected(Outcome.NOT_APPLIED, false, 5);
            case "netsuite 429 17", "kantata 429 17", "dynamics365 429 17" ->
                new Expected(Outcome.NOT_APPLIED, false, 17);
            default -> TABLE.get(row);
        };
    }

    static Stream<Arguments> rows() {
        return CONNECTORS.stream()
                .flatMap(connector -> TABLE.keySet().stream().sorted().map(row -> Arguments.of(connector, row)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void r09AStatusMeansWhatTheTableSaysForEachConnector(String connector, String row) {
        String[] parts = row.split(" ");
        String[] headers = parts.length == 2
                ? new String[] {"Retry-After: " + parts[1]}
                : new String[] {"Location: " + server.url() + "/stolen"};
        answers(RawServer.always(Integer.parseInt(parts[0]), "{}", headers));
        Expected expected = own(connector, row);
        assertThat(write(connector, server.url()))
                .returns(expected.outcome(), CallException::outcome)
                .returns(expected.pause(), CallException::pause)
                .satisfies(
                        e -> assertThat(e.retryAfter().map(Duration::toSeconds).orElse(null))
                                .isEqualTo(expected.seconds() == null ? null : Long.valueOf(expected.seconds())));
        assertThat(server.requests()).noneMatch(request -> request.target().equals("/stolen"));
    }

    private static final Duration PATIENT = Duration.ofSeconds(60);

    private static final Map<String, RawServer.Script> BROKEN = Map.of(
            "reset after the request",
                    (request, socket) -> {
                        socket.setSoLinger(true, 0);
                        socket.close();
                    },
            "closed without an answer", (request, socket) -> socket.close(),
            "cut body of a 2xx",
                    (request, socket) -> {
                        RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
                        socket.close();
                    },
            "2xx that is no JSON", RawServer.always(201, "<html>welcome</html>"));

    static Stream<Arguments> broken() {
        return CONNECTORS.stream()
                .flatMap(connector -> BROKEN.keySet().stream().sorted().map(what -> Arguments.of(connector, what)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("broken")
    void r09ABrokenAnswerIsInDoubtAndTheRequestGoesOutOnce(String connector, String what) {
        answers(BROKEN.get(what));
        assertThat(write(connector, server.url()).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.requests())
                .filteredOn(request -> request.target().startsWith("/things"))
                .hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("CONNECTORS")
    void r09AnAnswerThatDoesNotComeInTimeIsInDoubtAndTheRequestGoesOutOnce(String connector) {
        answers(RawServer.always(400, "{}"));
        write(connector, server.url());
        server.requests().clear();
        answers((request, socket) -> {});
        assertThat(write(connector, server.url(), Duration.ofMillis(1500)).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(server.requests())
                .filteredOn(request -> request.target().startsWith("/things"))
                .hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("CONNECTORS")
    void r09WhatWasNeverSentIsNotApplied(String connector) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(write(connector, "http://127.0.0.1:" + free))
                .returns(NOT_APPLIED.outcome(), CallException::outcome)
                .returns(NOT_APPLIED.pause(), CallException::pause);
    }

    private void answers(RawServer.Script script) {
        server.script((request, socket) -> {
            if (request.target().contains("token")) {
                token(socket);
            } else {
                script.answer(request, socket);
            }
        });
    }

    private void token(Socket socket) throws IOException {
        RawServer.send(socket, 200, TOKEN.formatted(server.url()), "Content-Type: application/json");
    }

    private static CallException write(String connector, String url) {
        return write(connector, url, PATIENT);
    }

    private static CallException write(String connector, String url, Duration limit) {
        SystemConfig system =
                TestSystems.withTimeout(TestSystems.system(connector, url, credentials(connector)), limit, 4);
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
        HttpWire wire = new HttpWire(
                new AddressGate(InetAddress::getAllByName), new WireLimits(Duration.ofSeconds(20), 100_000));
        VendorClient client = new VendorClient(TestSystems.of(system), clock, wire);
        VendorRequest request = VendorRequest.of("POST", "/things", RequestBody.json(Map.of("title", "x")));
        return catchThrowableOfType(CallException.class, () -> client.send(connector, request, CallObserver.NONE));
    }

    private static String credentials(String connector) {
        return Json.write(
                switch (connector) {
                    case "salesforce" -> Map.of("clientId", "app", "clientSecret", TestSystems.CANARY);
                    case "netsuite" ->
                        Map.of(
                                "clientId", SimulatorCredentials.NETSUITE_CLIENT_ID,
                                "certificateId", SimulatorCredentials.NETSUITE_EC_CERTIFICATE_ID,
                                "privateKey", SimulatorCredentials.NETSUITE_EC_PRIVATE_KEY,
                                "algorithm", "ES256");
                    case "dynamics365" -> Map.of("tenant", "t", "clientId", "app", "clientSecret", TestSystems.CANARY);
                    default -> Map.of("token", TestSystems.CANARY);
                });
    }
}
