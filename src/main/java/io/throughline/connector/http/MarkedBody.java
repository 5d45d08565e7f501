package io.throughline.connector.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/**
 * A request body that knows whether the client has asked for it, which it does only after connection, TLS and headers. As long as it has
 * not, a target that waits for a body cannot have acted.
 */
final class MarkedBody implements BodyPublisher {

    private final BodyPublisher body;
    private volatile boolean taken;

    MarkedBody(byte[] bytes) {
        this.body = bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        taken = true;
        body.subscribe(subscriber);
    }

    /** Whether there is a body and not a byte of it went out. */
    boolean isSurelyUnsent() {
        return contentLength() > 0 && !taken;
    }
}
