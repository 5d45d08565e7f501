package io.throughline.camel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connector.CallException;
import io.throughline.connector.RawServer;
import io.throughline.ledger.RawAnswer;
import io.throughline.workflow.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes back, and what the attempt knows afterwards. */
class CallOutcomeTest {

    private static final String POST = "- to: { uri: call:kantata, parameters: { method: POST, path: /things } }";

    private final RouteKit kit = new RouteKit();

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void markOfWritingStandsBeforeTheFirstByteAndIsTakenBackByADefiniteNo() throws Exception {
        kit.route(POST);
        CallContext refused = RouteKit.context();
        AtomicBoolean markedInTime = new AtomicBoolean();
        kit.server.script((request, socket) -> {
            markedInTime.set(refused.written());
            RawServer.send(socket, 422, "{}");
        });
        assertThat(kit.failure(refused).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(markedInTime).isTrue();
        assertThat(refused.written()).isFalse();
        assertThat(refused.answers())
                .singleElement()
                .returns("POST /things", RawAnswer::call)
                .returns(422, RawAnswer::status);
    }

    @Test
    void lostAnswerLeavesTheMark() throws Exception {
        kit.route(POST);
        kit.server.script((request, socket) -> socket.close());
        CallContext lost = RouteKit.context();
        assertThat(kit.failure(lost).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost.written()).isTrue();
    }

    @Test
    void anyFailureAfterAnEarlierWriteLeavesTheAttemptInDoubt() throws Exception {
        for (String second : List.of("method: POST, path: /second", "path: /second")) {
            kit.route(POST + "\n- to: { uri: call:kantata, parameters: { " + second + " } }");
            kit.server.script(
                    (request, socket) -> RawServer.send(socket, request.target().equals("/things") ? 200 : 422, "{}"));
            CallContext context = RouteKit.context();
            assertThat(kit.failure(context)).returns(Outcome.UNKNOWN, CallException::outcome);
            assertThat(context.written()).isTrue();
        }
    }

    @Test
    void readsDoNotCountAsWritten() throws Exception {
        kit.route("""
                - to: { uri: call:kantata, parameters: { path: /get } }
                - to: { uri: call:kantata, parameters: { method: POST, path: /search, reads: true } }
                """);
        CallContext context = RouteKit.context();
        kit.run(context);
        assertThat(context.written()).isFalse();
        assertThat(context.answers()).hasSize(2);
    }

    @Test
    void leaseThatIsOverStopsTheCallBeforeItsFirstByte() throws Exception {
        kit.route(POST);
        CallContext context = new CallContext(RouteKit.attempt(RouteKit.DOCUMENT, Optional.empty()), () -> {
            throw new IllegalStateException("lease is over");
        });
        assertThatThrownBy(() -> kit.run(context)).hasMessage("lease is over");
        assertThat(context.written()).isFalse();
        assertThat(kit.server.requests()).isEmpty();
    }

    @Test
    void absentStatusGivesNullBodyAndOthersStillFail() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: /things/1, absent: \"404,410\" } }");
        kit.server.script(RawServer.always(404, "{}"));
        assertThat(kit.run(RouteKit.context()).getMessage().getBody()).isNull();
        kit.server.script(RawServer.always(403, "{}"));
        assertThat(kit.failure(RouteKit.context()).pause()).isTrue();
    }

    @Test
    void emptyAnswerGivesNullBody() throws Exception {
        kit.route(POST);
        kit.server.script(RawServer.always(204, ""));
        assertThat(kit.run(RouteKit.context()).getMessage().getBody()).isNull();
    }

    @Test
    void takesTheOneRecordOutOfTheEnvelope() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: /things, record: kantata } }");
        kit.server.script(RawServer.always(200, envelope("7")));
        assertThat(kit.run(RouteKit.context()).getMessage().getBody()).isEqualTo(Map.of("id", "7"));
        kit.server.script(RawServer.always(200, "{\"results\":[],\"meta\":{\"page_count\":0}}"));
        assertThat(kit.run(RouteKit.context()).getMessage().getBody()).isNull();
    }

    @Test
    void g5CandidatesAreNotedInOrderUntilTheRouteEndsUndecided() throws Exception {
        kit.route("""
                - split:
                    simple: "${body}"
                    steps:
                      - to: "outcome:candidate"
                - to: "outcome:undecided"
                """);
        CallContext context = RouteKit.context();
        Exchange exchange = kit.exchange(context);
        exchange.getMessage().setBody(List.of(Map.of("id", "7"), Map.of("id", "8")));
        kit.run(exchange);
        assertThat(context.candidates()).containsExactly(Map.of("id", "7"), Map.of("id", "8"));
        assertThat(context.ending()).map(Ending::kind).contains(Ending.Kind.UNDECIDED);
    }

    @Test
    void severalRecordsWhereOneWasExpectedAreNoAnswer() throws Exception {
        kit.server.script(RawServer.always(200, envelope("7", "8")));
        kit.route("- to: { uri: call:kantata, parameters: { path: /things, record: kantata } }");
        assertThat(kit.failure(RouteKit.context()))
                .returns(Outcome.UNKNOWN, CallException::outcome)
                .returns(true, CallException::isUndecided)
                .hasMessageContaining("CON-2007");
        kit.route("- to: { uri: call:kantata, parameters: { method: POST, path: /things, record: kantata } }");
        assertThat(kit.failure(RouteKit.context()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void readsPagesToTheEnd() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: /things, pages: kantata, query.order: \"a:asc\" } }");
        kit.server.script((request, socket) -> {
            String id = request.target().contains("&page=2&") ? "2" : "1";
            RawServer.send(socket, 200, envelope(id).replace("\"page_count\":1", "\"page_count\":2"));
        });
        assertThat(kit.run(RouteKit.context()).getMessage().getBody())
                .isEqualTo(List.of(Map.of("id", "1"), Map.of("id", "2")));
    }

    @Test
    void outcomeTakesTheBodyAsResultAndIsTheLastWord() throws Exception {
        kit.route("""
                - setBody: { simple: "${body[opportunity]}" }
                - to: "outcome:applied"
                """);
        CallContext context = RouteKit.context();
        kit.run(context);
        assertThat(context.ending())
                .contains(new Ending(Ending.Kind.APPLIED, RouteKit.DOCUMENT.get("opportunity"), "", null));
        assertThatThrownBy(() -> kit.run(context)).hasMessageContaining("CON-1005");
        kit.route(POST);
        assertThatThrownBy(() -> kit.run(context)).hasMessageContaining("CON-1005");
        assertThat(kit.server.requests()).isEmpty();
    }

    @Test
    void refusalCarriesItsReasonAndNoResult() throws Exception {
        kit.route("- to: \"outcome:refused?reason=the period is closed\"");
        CallContext context = RouteKit.context();
        kit.run(context);
        assertThat(context.ending()).contains(new Ending(Ending.Kind.REFUSED, null, "the period is closed", null));
    }

    @Test
    void holdTellsItsTeamWhichRecordsThereAreToChooseFrom() throws Exception {
        kit.route("""
                - setBody: { simple: "${body[candidates]}" }
                - to:
                    uri: outcome:held
                    parameters: { rule: D57, team: finance, title: Two of them, fix: Merge them and retry., list: "id,number" }
                """);
        List<Object> candidates =
                List.of(Map.of("id", "7", "number", "C-1", "name", "kept back"), Map.of("id", "8", "name", "too"));
        CallContext context = RouteKit.context(Map.of("candidates", candidates));
        kit.run(context);
        Hold hold = new Hold("D57", "finance", "Two of them", "id 7, number C-1; id 8", "Merge them and retry.");
        assertThat(context.ending()).contains(new Ending(Ending.Kind.HELD, null, "", hold));
    }

    private static String envelope(String... ids) {
        StringBuilder results = new StringBuilder();
        StringBuilder records = new StringBuilder();
        for (String id : ids) {
            String comma = results.isEmpty() ? "" : ",";
            results.append(comma).append("{\"key\":\"t\",\"id\":\"").append(id).append("\"}");
            records.append(comma).append("\"%s\":{\"id\":\"%s\"}".formatted(id, id));
        }
        return "{\"results\":[" + results + "],\"t\":{" + records + "},\"meta\":{\"page_count\":1}}";
    }
}
