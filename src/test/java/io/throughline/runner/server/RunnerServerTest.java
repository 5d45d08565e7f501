package io.throughline.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.runner.home.RemoteTransactions;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerClient;
import io.throughline.runner.story.Transactions;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerServerTest {

    private final BearerToken token = BearerToken.random();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean healthy = true;
    private volatile boolean ready = true;
    private RunnerServer server;

    @BeforeEach
    void start() throws IOException {
        server = RunnerServer.start(0, token, new FixedTransactions(), new ClosedDesk(), new FixedState());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void answersTheCommandsThatKnowTheToken() throws Exception {
        RemoteTransactions transactions =
                new RemoteTransactions(new RunnerClient(new RunnerAddress(1, server.url(), token.value())));

        assertThat(transactions.recent(1)).containsExactly(Map.of("id", "a"));
        assertThat(transactions.one("a")).contains(Map.of("id", "a"));
        assertThat(transactions.one("../workload")).isEmpty();
        assertThat(transactions.workload()).containsEntry("due", 3);
        assertThat(new RunnerClient(new RunnerAddress(1, server.url(), token.value())).get("/runner/routes"))
                .contains(List.of("webhook"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/runner/workload",
                "/runner/routes",
                "/runner/transactions",
                "/runner/transactions/a",
                "/runner/",
                "/runner",
                "/runner/nothing",
                "//runner/workload",
                "/runner/./workload",
                "/Runner/workload",
                "/runner;x=1/workload"
            })
    void refusesOrDoesNotFindAnythingWithoutTheToken(String path) throws Exception {
        for (String header :
                List.of("Bearer ", "Bearer " + token.value() + "0", "Basic " + token.value(), token.value())) {
            assertThat(get(path, header).statusCode()).as(header).isIn(400, 401, 404);
            assertThat(get(path, header).body()).isEmpty();
        }
    }

    @Test
    void letsNobodyWriteThroughTheInternalApi() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(server.url().resolve("/runner/transactions"))
                .header("Authorization", "Bearer " + token.value())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void tellsHealthToEverybody() throws Exception {
        assertThat(get("/health", "none").body()).isEqualTo("{\"status\":\"UP\"}");
        healthy = false;
        assertThat(get("/health", "none").statusCode()).isEqualTo(503);
    }

    @Test
    void tellsThatItIsNotReadyAlthoughItLives() throws Exception {
        assertThat(get("/health/ready", "none").statusCode()).isEqualTo(200);
        ready = false;
        assertThat(get("/health/ready", "none").body()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(get("/health", "none").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsNothingOfARequestBack() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/canary?canary=1"))
                .header("x-canary", "canary")
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body() + answer.headers().map())
                .doesNotContain("canary")
                .doesNotContainIgnoringCase("jetty");
    }

    @Test
    void refusesAPortThatIsTaken() {
        assertThatThrownBy(() -> RunnerServer.start(
                        server.url().getPort(), token, new FixedTransactions(), new ClosedDesk(), new FixedState()))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(BindException.class);
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", authorization)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private final class FixedState implements RunnerState {

        @Override
        public boolean isHealthy() {
            return healthy;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public List<String> runningRoutes() {
            return List.of("webhook");
        }
    }

    private static final class FixedTransactions implements Transactions {

        @Override
        public List<Object> recent(int limit) {
            return List.<Object>of(Map.of("id", "a"), Map.of("id", "b")).subList(0, limit);
        }

        @Override
        public Optional<Object> one(String id) {
            return id.equals("a") ? Optional.of(Map.of("id", "a")) : Optional.empty();
        }

        @Override
        public Optional<Object> event(String id) {
            return id.equals("a") ? Optional.of(Map.of("type", "io.throughline.opportunity.won.v1")) : Optional.empty();
        }

        @Override
        public LedgerSnapshot snapshot() {
            return new LedgerSnapshot(
                    Instant.EPOCH,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        @Override
        public Map<String, Object> workload() {
            return Map.of("due", 3);
        }
    }
}
