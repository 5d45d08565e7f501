package io.throughline.simulator.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One vendor's simulator behind an HTTP server on 127.0.0.1. Calls are parsed and answered by many threads; the work on
 * the records is done one call at a time, in the order the journal shows.
 */
public final class VendorServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VendorServer.class);
    private static final int THREADS = 64;
    private static final int BACKLOG = 1024;

    private final Simulation simulation;
    private final HttpServer http;
    private final ExecutorService threads;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Control control;

    /**
     * What one server needs.
     *
     * @param system the system name, such as {@code salesforce}
     * @param port the port, 0 for a free one
     * @param folder where the journal lies
     * @param seed used when the folder holds no journal yet
     */
    public record Settings(String system, int port, Path folder, long seed, Clock clock) {}

    /** Rebuilds the records from the journal, if there is one, and starts to answer. */
    public VendorServer(Settings settings, Function<Surroundings, Vendor> vendor) throws IOException {
        HttpServerTuning.apply();
        simulation = new Simulation(settings, vendor);
        control = new Control(simulation);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
        threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "simulator-" + settings.system());
            thread.setDaemon(true);
            return thread;
        });
        simulation.surroundings().url("http://127.0.0.1:" + http.getAddress().getPort());
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    /** The base address, such as {@code http://127.0.0.1:18080}. */
    public String url() {
        return simulation.surroundings().url();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            Call call = Exchanges.read(exchange);
            if (call.path().startsWith(Control.ROOT)) {
                control.serve(call, exchange);
            } else {
                answer(call, exchange);
            }
        } catch (IOException e) {
            LOG.debug("{}: the caller went away: {}", simulation.system(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}: a call failed inside the simulator and gets no answer", simulation.system(), e);
        }
    }

    private void answer(Call call, HttpExchange exchange) throws IOException {
        simulation.surroundings().inFlight().incrementAndGet();
        try {
            Simulation.Plan plan = simulation.plan(call);
            pause(plan.fault().delayBefore());
            Answer answer = simulation.perform(call, plan);
            pause(plan.fault().delayAfter());
            if (plan.fault().garbles()) {
                Exchanges.sendGarbage(exchange, answer);
            } else if (plan.fault().cutsBody()) {
                Exchanges.sendHalf(exchange, answer);
            } else if (!plan.fault().cuts()) {
                Exchanges.send(exchange, answer);
            }
        } finally {
            simulation.surroundings().inFlight().decrementAndGet();
        }
    }

    private void pause(int milliseconds) {
        if (milliseconds > 0) {
            try {
                closing.await(milliseconds, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops answering and closes the journal. */
    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
        simulation.close();
    }
}
