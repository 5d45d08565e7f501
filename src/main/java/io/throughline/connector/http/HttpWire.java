package io.throughline.connector.http;

import io.throughline.config.Network;
import io.throughline.connector.http.WireException.Kind;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends one request once. No redirect is followed, no cookie is kept, no proxy of the machine is used, and nothing is repeated: a write is
 * on the wire at most one time for each {@link #send}. For any number of threads; connections are pooled.
 */
public final class HttpWire implements Wire {

    /** If set, the JDK's client repeats writes by itself when a kept connection breaks. */
    private static final String SILENT_RETRY = "jdk.httpclient.enableAllMethodRetry";

    private final AddressGate gate;
    private final WireLimits limits;
    private final HttpClient client;

    /**
     * Opens no connection yet.
     *
     * @throws IllegalStateException if the JVM is told to repeat writes silently
     */
    public HttpWire(AddressGate gate, WireLimits limits) {
        String retry = System.getProperty(SILENT_RETRY);
        if (retry != null && !"false".equalsIgnoreCase(retry)) {
            throw new IllegalStateException(
                    "CON-1001 the system property " + SILENT_RETRY + " lets the JDK send a write twice"
                            + " when a connection breaks, and so make a second record. Nothing was started. Remove the property.");
        }
        this.gate = gate;
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connectTimeout())
                .build();
    }

    /** With the addresses that the machine's own name service gives, and default limits. */
    public static HttpWire create() {
        return new HttpWire(new AddressGate(InetAddress::getAllByName), WireLimits.DEFAULT);
    }

    @Override
    public int maxAnswerBytes() {
        return limits.maxAnswerBytes();
    }

    /** Checks the address, then sends. */
    @Override
    public WireAnswer send(WireRequest request, Network network, Deadline deadline, Runnable beforeFirstByte)
            throws WireException {
        gate.check(request.uri(), network);
        MarkedBody body = new MarkedBody(request.body());
        HttpRequest http = toHttp(request, body);
        if (deadline.nanosLeft() == 0) {
            throw new WireException(Kind.NOT_SENT, "no time was left to send", null);
        }
        beforeFirstByte.run();
        return await(client.sendAsync(http, info -> new LimitedBody(limits.maxAnswerBytes())), body, deadline);
    }

    private static HttpRequest toHttp(WireRequest request, MarkedBody body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).method(request.method(), body);
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static WireAnswer await(
            CompletableFuture<HttpResponse<LimitedBody.Content>> sent, MarkedBody body, Deadline deadline)
            throws WireException {
        try {
            return toAnswer(sent.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new WireException(Kind.UNSURE, "no whole answer in time", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new WireException(Kind.UNSURE, "interrupted while waiting for the answer", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause(), body);
        }
    }

    private static WireAnswer toAnswer(HttpResponse<LimitedBody.Content> response) {
        LimitedBody.Content content = response.body();
        return new WireAnswer(response.statusCode(), response.headers(), content.bytes(), content.damage());
    }

    /** Only failures that surely come before the first byte of the request count as not sent. */
    private static WireException failure(Throwable cause, MarkedBody body) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new WireException(Kind.NOT_SENT, "no connection in time", cause);
        }
        if (cause instanceof ConnectException) {
            boolean unknown = cause.getCause() instanceof UnresolvedAddressException;
            return new WireException(Kind.NOT_SENT, unknown ? "host is unknown" : "connection refused", cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return new WireException(Kind.NOT_SENT, "TLS failed: the certificate or protocol is not accepted", cause);
        }
        if (body.isSurelyUnsent()) {
            return new WireException(Kind.NOT_SENT, "the connection broke before the request went out", cause);
        }
        return new WireException(Kind.UNSURE, "the connection broke before a whole answer came", cause);
    }
}
