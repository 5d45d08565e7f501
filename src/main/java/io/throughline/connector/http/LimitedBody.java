package io.throughline.connector.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Collects an answer up to a limit (S-33). A body that is cut or too long still gives its status and what came: the status of a refusal counts
 * even when its text is broken.
 */
final class LimitedBody implements BodySubscriber<LimitedBody.Content> {

    /** The bytes that came and what is wrong with them. */
    record Content(byte[] bytes, Optional<String> damage) {}

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Content> content = new CompletableFuture<>();
    private volatile Subscription subscription;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Content> getBody() {
        return content;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (!content.isDone()) {
                take(buffer);
            }
        }
    }

    private void take(ByteBuffer buffer) {
        byte[] part = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
        buffer.get(part);
        bytes.writeBytes(part);
        if (buffer.hasRemaining()) {
            subscription.cancel();
            complete("longer than " + limit + " bytes");
        }
    }

    @Override
    public void onError(Throwable cut) {
        complete("cut after " + bytes.size() + " bytes");
    }

    @Override
    public void onComplete() {
        complete(null);
    }

    private void complete(String damage) {
        content.complete(new Content(bytes.toByteArray(), Optional.ofNullable(damage)));
    }
}
