package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.throughline.connector.CallObserver;
import io.throughline.connector.TestSystems;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import io.throughline.ledger.jdbc.JdbcLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two runners on one ledger, and one account that both call. */
class LedgerSharesTest {

    private static final int CALLS = 8;

    private final JdbcLedger ledger = JdbcLedger.openWithManualClock(
            "shares-" + UUID.randomUUID(),
            Instant.parse("2026-11-23T09:00:00Z"),
            () -> UUID.randomUUID().toString());
    private final AtomicLong nanos = new AtomicLong();
    private final LedgerShares first = new LedgerShares(ledger, "runner/1", nanos::get);
    private final LedgerShares second = new LedgerShares(ledger, "runner/2", nanos::get);

    @AfterEach
    void close() {
        ledger.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        ledger.manualClock().advance(time);
    }

    @Test
    void runnersKnowOfEachOtherWithinSecondsAndForgetWhoCallsNothing() {
        assertThat(first.runners("kantata")).isEqualTo(1);
        assertThat(second.runners("kantata")).isEqualTo(2);
        assertThat(second.runners("jira")).as("another account").isEqualTo(1);
        assertThat(first.runners("kantata")).as("it asks every ten seconds").isEqualTo(1);

        pass(LedgerShares.RENEWED);
        assertThat(first.runners("kantata")).isEqualTo(2);

        pass(Duration.ofSeconds(31));
        assertThat(first.runners("kantata"))
                .as("the other one called nothing since")
                .isEqualTo(1);
    }

    @Test
    void bothTogetherNeverHaveMoreCallsUnderWayThanTheAccountBears() throws Exception {
        first.runners("kantata");
        second.runners("kantata");
        pass(LedgerShares.RENEWED);
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch fifth = new CountDownLatch(5);
        HttpServer account = account(under, most, fifth);
        ExecutorService workers = Executors.newFixedThreadPool(2 * CALLS);
        try {
            String url = "http://127.0.0.1:" + account.getAddress().getPort();
            List<VendorClient> runners = List.of(client(url, first), client(url, second));
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 2 * CALLS; i++) {
                VendorClient runner = runners.get(i % 2);
                calls.add(workers.submit(() -> runner.send("kantata", VendorRequest.get("/api"), CallObserver.NONE)));
            }
            for (Future<?> call : calls) {
                call.get(20, TimeUnit.SECONDS);
            }
            assertThat(most).as("four places, shared by two runners").hasValue(4);
        } finally {
            workers.shutdownNow();
            account.stop(0);
        }
    }

    private static VendorClient client(String url, LedgerShares shares) {
        return new VendorClient(TestSystems.of(TestSystems.kantata(url)), Clock.systemUTC(), shares);
    }

    /** Keeps the first calls for a moment, so that a fifth one would be seen beside them. */
    private static HttpServer account(AtomicInteger under, AtomicInteger most, CountDownLatch fifth)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            fifth.countDown();
            try {
                fifth.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            under.decrementAndGet();
            byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
