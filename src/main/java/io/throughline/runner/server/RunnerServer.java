package io.throughline.runner.server;

import io.throughline.desk.DeskDoor;
import io.throughline.runner.archive.Archive;
import io.throughline.runner.entries.Entries;
import io.throughline.runner.story.Transactions;
import java.io.IOException;
import java.net.URI;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server on the loopback address. Not restartable. */
public final class RunnerServer implements AutoCloseable {

    private static final int MAX_THREADS = 64;
    private static final long IDLE_MILLIS = 30_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;

    private RunnerServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Binds the port, so that its URL is known, and serves from then on. Everything else, such as {@code /intake/*}, is answered by the {@code servlet:} routes of whatever Camel context
     * has some; until then with 404.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static RunnerServer start(
            int port, BearerToken token, Transactions transactions, DeskDoor desk, RunnerState state)
            throws IOException {
        return start(port, token, new Views(transactions, desk, null, null), state);
    }

    /**
     * What the internal API shows.
     *
     * @param archive null: bundles and records are not shown
     * @param entries null: time entries and expenses are not shown
     */
    public record Views(Transactions transactions, DeskDoor desk, Archive archive, Entries entries) {

        /** Without time entries and expenses. */
        public Views(Transactions transactions, DeskDoor desk, Archive archive) {
            this(transactions, desk, archive, null);
        }
    }

    /** The same with bundles and recorded transactions. */
    public static RunnerServer start(int port, BearerToken token, Views views, RunnerState state) throws IOException {
        Server server = new Server(new QueuedThreadPool(MAX_THREADS, 4));
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(quiet()));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
        context.setErrorHandler(RunnerServer::bareError);
        server.setErrorHandler(RunnerServer::bareError);
        context.addServlet(new ServletHolder(new Health(state)), "/health");
        context.addServlet(new ServletHolder(new Health(state)), "/health/ready");
        context.addServlet(new ServletHolder(new InternalApi(views.transactions(), state, token)), "/runner/*");
        context.addServlet(new ServletHolder(new DeskApi(views.desk(), token)), "/runner/desk/*");
        if (views.archive() != null) {
            context.addServlet(new ServletHolder(new ArchiveApi(views.archive(), token)), "/runner/archive/*");
        }
        if (views.entries() != null) {
            context.addServlet(new ServletHolder(new EntriesApi(views.entries(), token)), "/runner/entries/*");
        }
        context.addServlet(camel(), "/*");
        server.setHandler(context);
        return started(new RunnerServer(server, connector));
    }

    private static RunnerServer started(RunnerServer runner) throws IOException {
        try {
            runner.server.start();
            return runner;
        } catch (IOException taken) {
            runner.close();
            throw taken;
        } catch (Exception broken) {
            runner.close();
            throw new IOException("the HTTP server does not start", broken);
        }
    }

    private static ServletHolder camel() {
        ServletHolder camel = new ServletHolder("CamelServlet", new CamelHttpTransportServlet());
        camel.setInitOrder(1);
        return camel;
    }

    /** Errors have no page: nothing of the request and nothing of an exception goes back (S-08e). */
    private static boolean bareError(Request request, Response response, Callback callback) {
        response.write(true, null, callback);
        return true;
    }

    private static HttpConfiguration quiet() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        return http;
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public URI url() {
        return URI.create("http://%s:%d".formatted(LOOPBACK, connector.getLocalPort()));
    }

    /** Stops taking requests and ends. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception alreadyDown) {
            server.destroy();
        }
    }
}
