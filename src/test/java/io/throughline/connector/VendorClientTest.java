package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.canonical.Json;
import io.throughline.config.CredentialSource;
import io.throughline.config.SystemConfig;
import io.throughline.connector.http.HttpWire;
import io.throughline.connector.vendor.Vendors;
import io.throughline.workflow.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorClientTest {

    private final RawServer server = new RawServer(RawServer.always(200, "{\"ok\":true}"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("G5 a write is never sent twice when a kept connection breaks")
    void g5WriteIsSentOnceWhenKeptConnectionBreaks() {
        VendorClient client = client(TestSystems.kantata(server.url()));
        client.send("kantata", VendorRequest.get("/warm-up"), CallObserver.NONE);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            server.script((request, socket) -> socket.close());
            VendorRequest write = VendorRequest.of(method, "/things/1", RequestBody.json(Map.of("a", 1)));
            CallException cut = failure(client, write);
            assertThat(cut.outcome()).as(method).isEqualTo(Outcome.UNKNOWN);
            assertThat(server.requests(method)).as(method).hasSize(1);
            server.script(RawServer.always(200, "{}"));
            client.send("kantata", VendorRequest.get("/warm-up"), CallObserver.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true"})
    void refusesToStartWhenTheJvmRepeatsWritesSilently(String value) {
        System.setProperty("jdk.httpclient.enableAllMethodRetry", value);
        try {
            assertThatThrownBy(HttpWire::create)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CON-1001");
        } finally {
            System.clearProperty("jdk.httpclient.enableAllMethodRetry");
        }
    }

    @Test
    @DisplayName("S-12 only headers of our own go out")
    void s12OnlyOwnHeadersGoOut() {
        client(TestSystems.kantata(server.url()))
                .send(
                        "kantata",
                        VendorRequest.of("POST", "/things", RequestBody.json(Map.of("a", 1)))
                                .withHeaders(Map.of("Prefer", "transient")),
                        CallObserver.NONE);
        assertThat(server.requests().get(0).headers().keySet())
                .map(String::toLowerCase)
                .isSubsetOf(
                        "accept",
                        "authorization",
                        "content-type",
                        "content-length",
                        "user-agent",
                        "host",
                        "connection",
                        "prefer");
        assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer " + TestSystems.CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "host", "Content-Length", "Cookie", "X Bad", "X:Bad", ""})
    void refusesHeadersThatAreNotForRoutes(String name) {
        VendorRequest request = VendorRequest.get("/a");
        assertThatThrownBy(() -> request.withHeaders(Map.of(name, "x"))).hasMessageContaining("CON-1003");
    }

    @Test
    @DisplayName("S-41 a header value with a line break is refused")
    void s41HeaderLineBreakIsRefused() {
        VendorRequest request = VendorRequest.get("/a");
        assertThatThrownBy(() -> request.withHeaders(Map.of("X-A", "x\r\nX-B: y")))
                .hasMessageContaining("CON-1003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "//host/a",
                "/a/../b",
                "/a/..",
                "/./a",
                "/a?b",
                "/a#b",
                "/a b",
                "/a/%2e%2e/b",
                "/a/%2E%2E",
                "/a%2Fb",
                "/a\\b",
                "http://host/a",
                "/a\r\nX: y",
                "/a%0d",
                "/a%0D"
            })
    @DisplayName("S-13 a path that could reach another place is refused")
    void s13PathThatCouldReachAnotherPlaceIsRefused(String path) {
        assertThatThrownBy(() -> VendorRequest.get(path)).hasMessageContaining("CON-1003");
    }

    @Test
    @DisplayName("S-13 a query value stays one value")
    void s13QueryValueStaysOneValue() {
        client(TestSystems.kantata(server.url()))
                .send(
                        "kantata",
                        VendorRequest.get("/q").withQuery(Map.of("q", "a&b=c+d e#f/%20é*")),
                        CallObserver.NONE);
        assertThat(server.requests().get(0).target()).isEqualTo("/q?q=a%26b%3Dc%2Bd%20e%23f%2F%2520%C3%A9%2A");
    }

    @Test
    @DisplayName("S-42 a rotated credential is taken up without restart, and costs no attempt")
    void s42RotatedCredentialIsTakenUp(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("credentials.json"), "{\"token\": \"old\"}");
        SystemConfig system = TestSystems.kantata(server.url());
        VendorClient client =
                client(system.at(system.url(), system.network(), CredentialSource.of("file:" + file, Map.of())));
        server.script((request, socket) ->
                RawServer.send(socket, request.header("Authorization").equals("Bearer new") ? 200 : 401, "{}"));

        CallException refused = failure(client, VendorRequest.get("/a"));
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(refused.pause()).isTrue();
        Files.writeString(file, "{\"token\": \"new\"}");
        assertThat(client.send("kantata", VendorRequest.get("/a"), CallObserver.NONE)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void missingCredentialPausesAndSendsNothing() {
        SystemConfig system = TestSystems.kantata(server.url());
        VendorClient client = client(
                system.at(system.url(), system.network(), CredentialSource.of("env:NO_SUCH_VARIABLE", Map.of())));
        CallException missing = failure(client, VendorRequest.get("/a"));
        assertThat(missing.pause()).isTrue();
        assertThat(missing.text()).contains("CON-3001", "NO_SUCH_VARIABLE", "kantata");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void noMoreCallsAtOnceThanTheSystemAllows() throws Exception {
        CountDownLatch twoThere = new CountDownLatch(2);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        server.script((request, socket) -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            twoThere.countDown();
            await(twoThere);
            atOnce.decrementAndGet();
            RawServer.send(socket, 200, "{}");
        });
        VendorClient client =
                client(TestSystems.withTimeout(TestSystems.kantata(server.url()), Duration.ofSeconds(10), 2));
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            callers.add(new Thread(() -> failure(client, VendorRequest.get("/a"))));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(server.requests()).hasSize(12);
        assertThat(mostAtOnce).hasValue(2);
    }

    @Test
    void callThatFindsNoPlaceIsNotSent() throws Exception {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CallObserver holdsThePlace = new CallObserver() {
            @Override
            public void beforeSend() {
                holds.countDown();
                await(release);
            }
        };
        VendorClient client =
                client(TestSystems.withTimeout(TestSystems.kantata(server.url()), Duration.ofSeconds(1), 1));
        Thread first =
                new Thread(() -> catchThrowable(() -> client.send("kantata", VendorRequest.get("/a"), holdsThePlace)));
        first.start();
        await(holds);
        CallException busy = failure(client, VendorRequest.of("POST", "/b", RequestBody.NONE));
        release.countDown();
        first.join();
        assertThat(busy.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(busy.text()).contains("CON-2003", "busy");
        assertThat(server.requests("POST")).isEmpty();
    }

    @Test
    void whatTheObserverThrowsEndsTheCallUnsent() {
        VendorClient client = client(TestSystems.kantata(server.url()));
        CallObserver leaseIsOver = new CallObserver() {
            @Override
            public void beforeSend() {
                throw new IllegalStateException("lease is over");
            }
        };
        assertThatThrownBy(() -> client.send("kantata", VendorRequest.of("POST", "/a", RequestBody.NONE), leaseIsOver))
                .hasMessage("lease is over");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName("G16 a refusal names code and field, and neither the secret nor what was sent")
    void g16RefusalShowsNoData() {
        server.script(RawServer.always(
                422,
                "{\"errors\":[{\"type\":\"validation\",\"field\":\"title\",\"message\":\"Jane Miller <jane@x.example> has 'Top Secret' and "
                        + TestSystems.CANARY + " twice\"}]}"));
        CallException refused = failure(
                client(TestSystems.kantata(server.url())),
                VendorRequest.of(
                        "POST", "/a", RequestBody.json(Map.of("name", "Jane Miller", "list", List.of("twice")))));
        assertThat(refused.vendorCode()).isEqualTo("validation");
        assertThat(refused.text())
                .contains("CON-2001", "422", "validation", "title")
                .doesNotContain("Jane", "jane@", "Top Secret", "twice", "7f3b");
    }

    @Test
    void readsAllKantataPagesInTheOrderOfResults() {
        server.script((request, socket) -> {
            int page = request.target().matches(".*[?&]page=2(&.*|$)") ? 2 : 1;
            String ids = page == 1
                    ? "[{\"key\":\"things\",\"id\":\"9\"},{\"key\":\"things\",\"id\":\"1\"}]"
                    : "[{\"key\":\"things\",\"id\":\"5\"}]";
            RawServer.send(
                    socket,
                    200,
                    "{\"count\":3,\"results\":" + ids
                            + ",\"things\":{\"1\":{\"id\":\"1\"},\"5\":{\"id\":\"5\"},\"9\":{\"id\":\"9\"}},\"meta\":{\"page_count\":2}}");
        });
        List<Object> all = readAll(VendorRequest.get("/things"), new ArrayList<>());
        assertThat(all).extracting(one -> Json.textAt(one, "id")).containsExactly("9", "1", "5");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void emptyKantataListIsEmpty() {
        server.script(
                RawServer.always(200, "{\"count\":0,\"results\":[],\"meta\":{\"page_count\":0,\"page_number\":0}}"));
        assertThat(readAll(VendorRequest.get("/things"), new ArrayList<>())).isEmpty();
    }

    @Test
    void pageThatSaysMoreButIsEmptyEndsTheRead() {
        server.script(RawServer.always(200, "{\"results\":[],\"meta\":{\"page_count\":5}}"));
        CallException endless = catchThrowableOfType(
                CallException.class, () -> readAll(VendorRequest.get("/things"), new ArrayList<>()));
        assertThat(endless.text()).contains("CON-2006");
        assertThat(server.requests()).hasSize(1);
    }

    private List<Object> readAll(VendorRequest request, List<Integer> statuses) {
        CallObserver observer = new CallObserver() {
            @Override
            public void answered(VendorAnswer answer) {
                statuses.add(answer.status());
            }
        };
        return client(TestSystems.kantata(server.url()))
                .readAll("kantata", request, Vendors.named("kantata").paging(), observer);
    }

    private static CallException failure(VendorClient client, VendorRequest request) {
        return catchThrowableOfType(CallException.class, () -> client.send("kantata", request, CallObserver.NONE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static VendorClient client(SystemConfig system) {
        return new VendorClient(TestSystems.of(system), Clock.systemUTC());
    }
}
