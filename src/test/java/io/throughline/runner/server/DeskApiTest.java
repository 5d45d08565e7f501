package io.throughline.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskDoor;
import io.throughline.desk.DeskReply;
import io.throughline.desk.DeskRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk over HTTP: two tokens, small bodies, known fields, and nothing of an exception. */
class DeskApiTest {

    private static final String GOOD = "{\"version\": 3, \"reason\": \"because\"}";

    private final BearerToken token = BearerToken.random();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Recorder desk = new Recorder();
    private RunnerServer server;

    @BeforeEach
    void start() throws IOException {
        server = RunnerServer.start(0, token, null, desk, new NoState());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /runner/desk",
        "GET, /runner/desk/",
        "GET, /runner/desk/c1",
        "POST, /runner/desk/c1/approve",
        "POST, /runner/desk/c1/retry",
        "POST, /runner/desk/c1/correct",
        "POST, /runner/desk/c1/dismiss"
    })
    void s06WithoutTheRunnersTokenNothingIsLookedAt(String method, String path) throws Exception {
        for (String bearer : List.of("Bearer ", "Bearer x", "Basic " + token.value(), token.value())) {
            HttpResponse<String> answer = send(method, path, bearer, GOOD);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(desk.asked).isEmpty();
        assertThat(send(method, path, "Bearer " + token.value(), GOOD).statusCode())
                .isEqualTo(200);
        assertThat(desk.asked).singleElement().asString().contains("tlp_person");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"reason\": \"x\"}",
                "{\"version\": \"3\", \"reason\": \"x\"}",
                "{\"version\": 3, \"reason\": \"x\", \"person\": \"somebody-else\"}",
                "{\"version\": 3, \"version\": 4}",
                "{\"version\": 3.5, \"reason\": \"x\"}",
                "{\"version\": 3, \"reason\": \"x\", \"as\": 33000003}",
                "{\"version\": 3, \"reason\": \"x\", \"withCurrent\": \"yes\"}",
                "{\"version\": 3, \"reason\": \"x\", \"set\": \"all\"}",
                "{\"version\": 3, \"reason\": \"x\", \"set\": {\"opportunity.contract.poNumber\": null}}"
            })
    void s08WhatIsNotUnderstoodOrNotDeclaredIsRefused(String body) throws Exception {
        HttpResponse<String> answer = send("POST", "/runner/desk/c1/retry", "Bearer " + token.value(), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.textAt(Json.read(answer.body()), "code")).isEqualTo("DSK-1007");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void s04ALargeBodyIsRefused() throws Exception {
        String large = "{\"version\": 3, \"reason\": \"" + "x".repeat(70_000) + "\"}";

        assertThat(send("POST", "/runner/desk/c1/retry", "Bearer " + token.value(), large)
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /runner/desk/c1/steal",
        "DELETE, /runner/desk/c1",
        "PUT, /runner/desk/c1/retry",
        "POST, /runner/desk/c1/retry/more",
        "POST, /runner/desk"
    })
    void nothingElseIsThere(String method, String path) throws Exception {
        assertThat(send(method, path, "Bearer " + token.value(), GOOD).statusCode())
                .isEqualTo(404);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void s08eNothingOfAnExceptionGoesBack() throws Exception {
        desk.fails = true;

        HttpResponse<String> answer = send("POST", "/runner/desk/c1/retry", "Bearer " + token.value(), GOOD);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("DSK-1014").doesNotContain("canary");
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", bearer)
                .header("Throughline-Person", "tlp_person")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Notes who asked what. */
    private static final class Recorder implements DeskDoor {

        private final List<String> asked = new ArrayList<>();
        private boolean fails;

        @Override
        public DeskReply list(String token, Map<String, String> filter) {
            return noted(token + " list");
        }

        @Override
        public DeskReply show(String token, String id) {
            return noted(token + " show " + id);
        }

        @Override
        public DeskReply decide(String token, String id, DeskRequest request) {
            return noted(token + " " + request.action() + " " + id);
        }

        private DeskReply noted(String what) {
            if (fails) {
                throw new IllegalStateException("canary secret");
            }
            asked.add(what);
            return new DeskReply(200, Map.of("ok", true));
        }
    }

    private record NoState() implements RunnerState {

        @Override
        public boolean isHealthy() {
            return true;
        }

        @Override
        public List<String> runningRoutes() {
            return List.of();
        }
    }
}
