package io.throughline.camel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.connector.CallException;
import io.throughline.connector.RawServer;
import io.throughline.workflow.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out. */
class CallRequestTest {

    private final RouteKit kit = new RouteKit();

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void putsValuesIntoPathQueryAndHeaders() throws Exception {
        kit.route("""
                - setVariable: { name: customer, simple: "${body[opportunity]}" }
                - to:
                    uri: call:kantata
                    parameters:
                      method: GET
                      path: "/things/eid:{marker}/{customer.id}"
                      query.q: "SELECT Id FROM A WHERE B = '{opportunity.id}' AND C LIKE 'x%'"
                      query.n: "{opportunity.number}"
                      header.X_Key: "{key}"
                """);
        kit.run(RouteKit.context());
        RawServer.Request request = kit.server.requests().get(0);
        assertThat(request.target())
                .isEqualTo("/things/eid:" + RouteKit.MARKER + "/006A?n=17&q=SELECT%20Id%20FROM%20A%20WHERE%20B%20%3D%20"
                        + "%27006A%27%20AND%20C%20LIKE%20%27x%25%27");
        assertThat(request.header("X-Key")).isEqualTo(RouteKit.KEY);
    }

    @Test
    @DisplayName("S-13 any text goes into a filter as one quoted literal, and none that would match more")
    void s13QuotesTextsForFilters() throws Exception {
        kit.route("""
                - setVariable: { name: name, constant: "O'Neill & Söhne' or 1 eq 1" }
                - to: { uri: call:kantata, parameters: { method: GET, path: /things, query.q: "Name eq {odata:name}" } }
                - setVariable: { name: name, constant: "O*" }
                - to: { uri: call:kantata, parameters: { method: GET, path: /others, query.q: "Name eq {odata:name}" } }
                """);
        assertThatThrownBy(() -> kit.run(RouteKit.context())).hasStackTraceContaining("CON-1102");
        assertThat(kit.server.requests()).hasSize(1);
        assertThat(URLDecoder.decode(kit.server.requests().get(0).target(), StandardCharsets.UTF_8))
                .isEqualTo("/things?q=Name eq 'O''Neill & Söhne'' or 1 eq 1'");
    }

    @Test
    @DisplayName("S-12 headers of the exchange do not go out, and headers of the answer do not come in")
    void s12HeadersStopAtTheCall() throws Exception {
        kit.server.script(
                RawServer.always(200, "{}", "CamelHttpPath: /evil", "X-Answer: 1", "Location: http://x/things/17"));
        kit.route("- to: { uri: call:kantata, parameters: { method: POST, path: /things } }");
        Exchange exchange = kit.exchange(RouteKit.context());
        exchange.getMessage().setHeader("Authorization", "caller");
        exchange.getMessage().setHeader("Long-Running-Action", "foreign");
        exchange.getMessage().setHeader("CamelHttpMethod", "DELETE");
        kit.run(exchange);
        RawServer.Request request = kit.server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers()).doesNotContainKeys("Long-Running-Action", "CamelHttpMethod");
        assertThat(request.header("Authorization")).doesNotContain("caller");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("CamelHttpPath", "X-Answer", "Location");
        assertThat(exchange.getVariable("location")).isEqualTo("http://x/things/17");
        assertThat(exchange.getVariable("locationId")).isEqualTo("17");
    }

    @Test
    @DisplayName("i4 the record that a call reads counts for mappings until the route writes")
    void i4PresentRecordCountsUntilTheRouteWrites() throws Exception {
        kit.server.script(RawServer.always(200, "{\"id\":\"7\"}"));
        String look = "- to: { uri: call:kantata, parameters: { path: /things/7, present: \"true\" } }\n";
        kit.route(look);
        Exchange exchange = kit.run(RouteKit.context());
        assertThat(exchange.getProperty(PresentRecord.PROPERTY)).isEqualTo(new PresentRecord(Map.of("id", "7")));
        assertThat(exchange.getVariable("present")).isEqualTo(Map.of("id", "7"));

        kit.route(look + "- to: { uri: call:kantata, parameters: { method: PUT, path: /things/7 } }");
        exchange = kit.run(RouteKit.context());
        assertThat(exchange.getProperty(PresentRecord.PROPERTY)).isNull();
        assertThat(exchange.getVariable("present")).isNull();

        assertThatThrownBy(() -> kit.route(
                        "- to: { uri: call:kantata, parameters: { method: PUT, path: /things/7, present: \"true\" } }"))
                .hasStackTraceContaining("CON-1013");
    }

    @Test
    @DisplayName("i4 routes ask by body.isEmpty whether a mapping left something to send")
    void i4EmptyBodyIsSeenByRoutes() throws Exception {
        kit.route("""
                - choice:
                    when:
                      - simple: "${body.isEmpty}"
                        steps:
                          - setBody: { constant: nothing }
                """);
        Exchange empty = kit.exchange(RouteKit.context());
        empty.getMessage().setBody(new LinkedHashMap<>());
        assertThat(kit.run(empty).getMessage().getBody()).isEqualTo("nothing");
        assertThat(kit.run(RouteKit.context()).getMessage().getBody()).isInstanceOf(Map.class);
    }

    @Test
    @DisplayName("i4 a query asks for the fields that mappings read")
    void i4QueryAsksForWhatMappingsRead() throws Exception {
        kit.camel.getRegistry().bind("paths", ReadPaths.class, (ReadPaths)
                type -> Set.of("Id", "Own_" + type.length() + "__c", "L.records[].Id"));
        kit.route("""
                - to:
                    uri: call:kantata
                    parameters:
                      path: "/query"
                      selects: "a:b, a:bc"
                      query.q: "SELECT {fields}, (SELECT {fields.L} FROM L) FROM A WHERE B = '{opportunity.id}'"
                """);
        kit.run(RouteKit.context());

        assertThat(URLDecoder.decode(kit.server.requests().get(0).target(), StandardCharsets.UTF_8))
                .isEqualTo("/query?q=SELECT Id, Own_3__c, Own_4__c, (SELECT Id FROM L) FROM A WHERE B = '006A'");
    }

    static List<Object> attacks() {
        return List.of(
                "..",
                "%2e%2e",
                "a/b",
                "a?x",
                "a#x",
                "a;b",
                "//host",
                "a..b",
                "",
                " ",
                "a b",
                "a\\b",
                "a\r\nX: y",
                "a\nb",
                "a\u0000b",
                "x".repeat(10_240),
                "x".repeat(121),
                "ä",
                "{key}",
                "${body}",
                "a&b",
                "a+b",
                "a'b",
                Map.of("a", 1),
                List.of(1));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @DisplayName("S-13 a value that is no id is not sent in path, query or header")
    void s13ValueThatIsNoIdIsNotSent(Object value) throws Exception {
        for (String place : List.of(
                "path: \"/things/{opportunity.id}\"",
                "path: /a, query.q: \"{opportunity.id}\"",
                "path: /a, header.X-A: \"{opportunity.id}\"")) {
            kit.route("- to: { uri: call:kantata, parameters: { method: POST, " + place + " } }");
            CallContext context = RouteKit.context(Map.of("opportunity", Map.of("id", value)));
            CallException refused = kit.failure(context);
            assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(refused.text()).contains("{opportunity.id}");
            assertThat(context.written()).isFalse();
        }
        assertThat(kit.server.requests()).isEmpty();
    }

    @Test
    @DisplayName("S-13 what looks like a host stays one path segment")
    void s13HostStaysOneSegment() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: \"/things/{opportunity.id}\" } }");
        kit.run(RouteKit.context(Map.of("opportunity", Map.of("id", "@host:80"))));
        assertThat(kit.server.requests().get(0).target()).isEqualTo("/things/%40host%3A80");
    }

    @Test
    @DisplayName("S-13 the value is not in the endpoint's address")
    void s13ValueIsNotInTheEndpointAddress() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: \"/things/{opportunity.id}\" } }");
        kit.run(RouteKit.context());
        assertThat(kit.camel.getEndpoints()).map(Object::toString).noneMatch(uri -> uri.contains("006A"));
    }

    @Test
    void signsThatCamelWouldLoseCanBeWrittenRaw() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: /a, query.q: \"RAW(1+1 & # % = ? / 'a' {key})\" } }");
        kit.run(RouteKit.context());
        assertThat(kit.server.requests().get(0).target())
                .isEqualTo(
                        "/a?q=1%2B1%20%26%20%23%20%25%20%3D%20%3F%20%2F%20%27a%27%20psa-note-send%2F7f3c%3Anote%2F1");
    }

    @Test
    void absentValueIsNamedAndNotSent() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: \"/things/{opportunity.nothing}\" } }");
        assertThat(kit.failure(RouteKit.context()).text()).contains("CON-1008", "{opportunity.nothing}", "absent");
        assertThat(kit.server.requests()).isEmpty();
    }

    @Test
    void sendsPlainBodyAsJsonAndFormAsForm() throws Exception {
        kit.route("""
                - setVariable: { name: whole, simple: "${body}" }
                - to: { uri: call:kantata, parameters: { method: POST, path: /json } }
                - setBody: { simple: "${variable.whole[opportunity]}" }
                - to: { uri: call:kantata, parameters: { method: POST, path: /form, form: true } }
                - setBody: { simple: "${variable.whole}" }
                - to: { uri: call:kantata, parameters: { method: DELETE, path: /none } }
                """);
        kit.run(RouteKit.context());
        List<RawServer.Request> requests = kit.server.requests();
        assertThat(Json.read(requests.get(0).body())).isEqualTo(RouteKit.DOCUMENT);
        assertThat(requests.get(0).header("Content-Type")).isEqualTo("application/json");
        assertThat(requests.get(1).body().split("&")).containsExactlyInAnyOrder("id=006A", "number=17");
        assertThat(requests.get(1).header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(requests.get(2).body()).isEmpty();
    }

    @Test
    void accountThatTheRegionBindsIsUsedIfItIsOfTheSameVendor() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: \"/things/{system.serviceName}\" } }");
        kit.run(new CallContext(RouteKit.attempt(RouteKit.DOCUMENT, Optional.of("kantata-eu")), () -> {}));
        assertThat(kit.server.requests()).isEmpty();
        assertThat(kit.other.requests().get(0).target()).isEqualTo("/things/eu");
    }

    @Test
    void accountOfAnotherVendorIsNotUsed() throws Exception {
        kit.route("- to: { uri: call:kantata, parameters: { path: /things } }");
        kit.run(new CallContext(RouteKit.attempt(RouteKit.DOCUMENT, Optional.of("netsuite")), () -> {}));
        assertThat(kit.server.requests()).hasSize(1);
    }

    @Test
    void routeCalledByItselfGetsAKeyOfItsOwn() throws Exception {
        kit.route(
                "- to: { uri: call:kantata, parameters: { method: PUT, path: \"/things/{marker}/{opportunity.id}\" } }");
        for (int i = 0; i < 2; i++) {
            Exchange exchange = new DefaultExchange(kit.camel);
            exchange.getMessage().setBody(RouteKit.DOCUMENT);
            kit.run(exchange);
        }
        List<String> targets =
                kit.server.requests().stream().map(RawServer.Request::target).toList();
        assertThat(targets).allMatch(target -> target.matches("/things/tl-[0-9a-f]{24}/006A"));
        assertThat(targets.get(0)).isNotEqualTo(targets.get(1));
    }

    @Test
    void wrongRoutesDoNotStart() {
        assertThatThrownBy(() -> kit.route("- to: { uri: call:kantata, parameters: { method: GET } }"))
                .hasStackTraceContaining("CON-1009");
        assertThatThrownBy(() -> kit.route("- to: { uri: call:kantata, parameters: { path: \"/a/{b c}\" } }"))
                .hasStackTraceContaining("CON-1006");
        assertThatThrownBy(() -> kit.route("- to: { uri: call:kantata, parameters: { path: /a, metod: GET } }"))
                .hasStackTraceContaining("metod");
        assertThatThrownBy(() -> kit.route("- to: \"outcome:perhaps\"")).hasStackTraceContaining("CON-1011");
    }
}
