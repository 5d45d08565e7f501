package io.throughline.intake.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads a body as raw bytes, up to a size and a time. */
final class BoundedBody {

    private static final int CHUNK = 8192;

    private final WebhookLimits limits;
    private final LongSupplier nanoTime;

    BoundedBody(WebhookLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /**
     * Empty if it is larger than allowed.
     *
     * @throws IOException if the sender breaks off or takes too long
     */
    Optional<byte[]> read(InputStream body) throws IOException {
        long began = nanoTime.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            bytes.write(chunk, 0, count);
            if (bytes.size() > limits.body()) {
                return Optional.empty();
            }
            if (nanoTime.getAsLong() - began > limits.read().toNanos()) {
                throw new IOException("the sender took too long");
            }
        }
        return Optional.of(bytes.toByteArray());
    }
}
