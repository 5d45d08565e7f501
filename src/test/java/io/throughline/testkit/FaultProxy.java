package io.throughline.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A TCP proxy on the loopback address in front of a database or a vendor, whose manners a test changes while it runs. It sees bytes, no protocol: a
 * request is whatever arrives from the client in one piece. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    /** What happens to a piece that a {@link #strike} is meant for. */
    public enum Strike {
        /** It is not passed on, and both sides are reset. */
        CUT,
        /** It is passed on; as soon as the other side answers, the answer is thrown away and the client reset. */
        LOSE_ANSWER,
        /** It is passed on; the answer is cut off in its middle. */
        CUT_ANSWER,
        /** It is passed on; the answer is noise. */
        GARBLE,
        /** It is not passed on, and nothing ever comes back: a black hole. */
        SWALLOW
    }

    private static final int PIECE = 65_536;

    private final InetSocketAddress target;
    private final int port;
    private final Set<Pair> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ServerSocket server;
    private volatile Duration delay = Duration.ZERO;
    private volatile Consumer<String> answers = piece -> {};
    private volatile Plan plan = new Plan(piece -> false, Strike.CUT, 0);

    private FaultProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        server = listen(0);
        port = server.getLocalPort();
    }

    /** Passes everything on to this address until told otherwise. */
    public static FaultProxy before(String host, int port) throws IOException {
        return new FaultProxy(new InetSocketAddress(host, port));
    }

    /** Where clients connect, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The same as the address of an HTTP server. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Lets each piece, in both directions, rest so long. */
    public void delay(Duration rest) {
        delay = rest;
    }

    /** Lets the next pieces from clients that are meant go wrong, so many times. Replaces the strike before it. */
    public void strike(Strike strike, int times, Predicate<String> meant) {
        plan = new Plan(meant, strike, times);
    }

    /** Shows each piece that the other side answers, before it is passed on. */
    public void watchAnswers(Consumer<String> watcher) {
        answers = watcher;
    }

    /** How many strikes have not happened yet; a fault test whose fault did not happen proves nothing. */
    public int notStruck() {
        return plan.left();
    }

    /** Resets all connections (linger 0), as a crashed host does. */
    public void reset() {
        open.forEach(Pair::reset);
    }

    /** Refuses new connections and resets the old ones, until {@link #accept}. */
    public void refuse() throws IOException {
        server.close();
        reset();
    }

    /** Takes connections again. */
    public void accept() throws IOException {
        if (server.isClosed()) {
            server = listen(port);
        }
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        daemon(() -> take(socket), "proxy of " + target.getPort());
        return socket;
    }

    private void take(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                new Pair(socket.accept()).pump();
            } catch (IOException refusedOrClosed) {
                // the next client tries anew
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            refuse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static String text(byte[] piece) {
        return new String(piece, StandardCharsets.ISO_8859_1);
    }

    private static final class Plan {
        private final Predicate<String> meant;
        private final Strike strike;
        private int left;

        Plan(Predicate<String> meant, Strike strike, int left) {
            this.meant = meant;
            this.strike = strike;
            this.left = left;
        }

        /** Null if nothing goes wrong with this piece. */
        Strike of(byte[] piece) {
            // Not under the lock: a test may hold a piece back here, and the others go on
            return left() > 0 && meant.test(text(piece)) && take() ? strike : null;
        }

        private synchronized boolean take() {
            return left > 0 && left-- > 0;
        }

        synchronized int left() {
            return left;
        }
    }

    /** A client's connection and the one that carries it on. */
    private final class Pair {
        private final Socket client;
        private final Socket other;
        private volatile Strike pending;

        Pair(Socket client) throws IOException {
            this.client = client;
            try {
                other = new Socket(target.getAddress(), target.getPort());
            } catch (IOException down) {
                client.setSoLinger(true, 0);
                client.close();
                throw down;
            }
            open.add(this);
        }

        void pump() {
            daemon(() -> pump(client, other, true), "to " + target.getPort());
            daemon(() -> pump(other, client, false), "from " + target.getPort());
        }

        private void pump(Socket from, Socket to, boolean request) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[PIECE];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
                    byte[] piece = Arrays.copyOf(buffer, read);
                    if (request ? mayPass(piece) : mayReturn(piece, out)) {
                        out.write(piece);
                        out.flush();
                    }
                }
                end();
            } catch (IOException gone) {
                end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean mayPass(byte[] piece) {
            Strike strike = plan.of(piece);
            if (strike == Strike.CUT) {
                reset();
                return false;
            }
            pending = strike == null ? pending : strike;
            return strike != Strike.SWALLOW;
        }

        private boolean mayReturn(byte[] piece, OutputStream out) throws IOException {
            answers.accept(text(piece));
            Strike strike = pending;
            if (strike == null || strike == Strike.SWALLOW) {
                return strike == null;
            }
            if (strike == Strike.CUT_ANSWER) {
                out.write(piece, 0, piece.length / 2);
                out.flush();
            } else if (strike == Strike.GARBLE) {
                out.write("\u0000\u0001 noise \u00ff\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                end();
                return false;
            }
            reset();
            return false;
        }

        void reset() {
            linger(client);
            linger(other);
            end();
        }

        private void linger(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException closedAlready) {
                // then it is gone, which is what was wanted
            }
        }

        private void end() {
            open.remove(this);
            closeQuietly(client);
            closeQuietly(other);
        }

        private void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException closedAlready) {
                // then it is gone, which is what was wanted
            }
        }
    }
}
