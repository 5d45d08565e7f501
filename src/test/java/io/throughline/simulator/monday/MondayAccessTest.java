package io.throughline.simulator.monday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.engine.Jwt;
import io.throughline.simulator.engine.Signatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MondayAccessTest {

    private static final String ME = "{ me { id name } }";
    private static final String WEBHOOK =
            "mutation ($board: ID!, $url: String!) { create_webhook(board_id: $board, url: $url, event: create_item) { id board_id } }";

    @TempDir
    Path folder;

    private MondayAccount account;

    @BeforeEach
    void start() {
        account = new MondayAccount(folder);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void theTokenStandsRawInTheHeaderAndABearerBeforeItIsTolerated() {
        assertThat(account.data(ME).at("/me/id").asText()).isEqualTo(Users.APP);
        account.token("Bearer " + MondayCredentials.PERSONAL_TOKEN);
        assertThat(account.data(ME).at("/me/id").asText()).isEqualTo(Users.PERSON);
        account.token("other");
        assertThat(account.ask(ME).status()).isEqualTo(401);
        assertThat(account.ask(ME).json().at("/errors/0/message").asText()).isEqualTo("Not Authenticated");
    }

    @Test
    void theVersionIsEchoedAndAnUnknownOneRefused() {
        assertThat(account.ask(ME).header("API-Version")).isEqualTo("2026-07");
        account.version("2026-10");
        assertThat(account.ask(ME).header("API-Version")).isEqualTo("2026-10");
        assertThat(account.data("{ version { value kind } }")
                        .at("/version/kind")
                        .asText())
                .isEqualTo("release_candidate");
        account.version("2023-10");
        assertThat(account.ask(ME).status()).isEqualTo(400);
        assertThat(account.ask(ME).raw().body()).contains("InvalidVersionException");
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefusedAndIntrospectionTellsIt() {
        Reply reply = account.ask("{ me { shoe_size } }");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/message").asText()).contains("shoe_size");
        assertThat(account.ask("{ me {").status()).isEqualTo(400);
        JsonNode type =
                account.data("{ __type(name: \"Item\") { fields { name } } }").at("/__type/fields");
        assertThat(type.findValuesAsText("name")).contains("column_values", "subitems");
    }

    @Test
    void theComplexityOfAQueryIsTakenFromTheMinutesPoints() {
        JsonNode complexity = account.data(
                        "{ complexity { before query after reset_in_x_seconds } boards(limit: 10) { id name } }")
                .get("complexity");

        assertThat(complexity.get("before").longValue()
                        - complexity.get("query").longValue())
                .isEqualTo(complexity.get("after").longValue());
        assertThat(complexity.get("query").longValue()).isGreaterThan(20);
    }

    @Test
    void anEmptyBudgetIsToldWith429AndInTheOlderDialectWith200() {
        account.knob("complexityPerMinute", 3);
        Reply refused = account.ask("{ boards { id } }");
        account.knob("legacyComplexityErrors", 1);
        Reply legacy = account.ask("{ boards { id } }");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/errors/0/extensions/code").asText()).isEqualTo("COMPLEXITY_BUDGET_EXHAUSTED");
        assertThat(refused.header("Retry-After"))
                .isEqualTo(refused.json()
                        .at("/errors/0/extensions/retry_in_seconds")
                        .asText());
        assertThat(legacy.status()).isEqualTo(200);
        assertThat(legacy.json().get("error_code").asText()).isEqualTo("ComplexityException");
        assertThat(legacy.json().get("status_code").intValue()).isEqualTo(429);
    }

    @Test
    void otherLimitsHaveTheirOwnWords() {
        account.knob("callsPerMinute", 1);
        account.ask(ME);
        Reply minute = account.ask(ME);
        account.knob("callsPerDay", 1);
        Reply day = account.ask(ME);

        assertThat(minute.json().at("/errors/0/extensions/code").asText()).isEqualTo("MINUTE_RATE_LIMIT_EXCEEDED");
        assertThat(day.json().at("/errors/0/extensions/code").asText()).isEqualTo("DAILY_LIMIT_EXCEEDED");
        assertThat(account.client
                        .get("/_simulator/knobs")
                        .json()
                        .get("callsPerDay")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void oneFieldOfARequestMayBeOneTooMany() {
        account.knob("tooManyRequestsEvery", 2);
        String board = account.board("B");
        Reply reply = account.createItem(board, "second write", "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/errors/0/extensions/code").asText()).isEqualTo("tooManyRequests");
        assertThat(reply.json().at("/data/create_item").isNull()).isTrue();
    }

    @Test
    void faultsAreAimedAtFieldsAndALostAnswerHasDoneTheWork() {
        String board = account.board("B");
        account.fault("{\"operation\":\"create_item\",\"fault\":\"lose-answer\"}");

        assertThatThrownBy(() -> account.askOrFail(
                        "mutation ($b: ID!) { a: create_item(board_id: $b, item_name: \"lost\") { id } }", "b", board))
                .isInstanceOf(IOException.class);
        assertThat(account.data("query ($ids: [ID!]) { boards(ids: $ids) { items_count } }", "ids", List.of(board))
                        .at("/boards/0/items_count")
                        .intValue())
                .isEqualTo(2);
        account.fault("{\"operation\":\"boards\",\"fault\":\"quota\"}");
        assertThat(account.ask("{ boards { id } }").status()).isEqualTo(429);
        account.fault("{\"operation\":\"next_items_page\",\"fault\":\"expired-position\"}");
        assertThat(account.ask("{ next_items_page(cursor: \"x\") { cursor } }")
                        .json()
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("CursorExpiredError");
        assertThat(account.client.post("/v2/file", "{}").status()).isEqualTo(401);
    }

    @Test
    void aWebhookIsMadeOnlyIfItsReceiverEchoesTheChallengeAndIsThenSigned() throws Exception {
        String board = account.board("B");
        try (Echo echo = new Echo()) {
            Reply made = account.ask(WEBHOOK, "board", board, "url", echo.url());
            assertThat(made.json().at("/data/create_webhook/board_id").asText()).isEqualTo(board);
            account.item(board, "told", "{}");

            Echo.Told told = echo.told.poll(10, TimeUnit.SECONDS);
            assertThat(told.body().at("/event/type").asText()).isEqualTo("create_pulse");
            assertThat(told.body().at("/event/boardId").isNumber()).isTrue();
            assertThat(told.body().at("/event/triggerUuid").asText()).isNotEmpty();
            Optional<Jwt> token = Jwt.parse(told.authorization());
            assertThat(token).isPresent();
            assertThat(token.get().signature())
                    .isEqualTo(Signatures.hmac(
                            MondayCredentials.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8),
                            token.get().signed().getBytes(StandardCharsets.US_ASCII)));

            echo.willing = false;
            assertThat(account.ask(WEBHOOK, "board", board, "url", echo.url())
                            .json()
                            .at("/data/create_webhook")
                            .isNull())
                    .isTrue();
            echo.willing = true;
            account.data(
                    "mutation ($id: ID!) { delete_webhook(id: $id) { id } }",
                    "id",
                    made.json().at("/data/create_webhook/id").asText());
            account.token(MondayCredentials.PERSONAL_TOKEN);
            account.data(WEBHOOK, "board", board, "url", echo.url());
            account.item(board, "unsigned", "{}");
            assertThat(echo.told.poll(10, TimeUnit.SECONDS).authorization()).isNull();
        }
    }

    /** A receiver that echoes challenges. */
    private static final class Echo implements AutoCloseable {

        record Told(String authorization, JsonNode body) {}

        final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        volatile boolean willing = true;
        private final HttpServer server;

        Echo() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                JsonNode json = SimulatorClient.parse(new String(body, StandardCharsets.UTF_8));
                if (!json.has("challenge")) {
                    told.add(new Told(exchange.getRequestHeaders().getFirst("Authorization"), json));
                }
                byte[] answer = willing ? body : "{}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
