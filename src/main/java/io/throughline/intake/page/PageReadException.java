package io.throughline.intake.page;

import java.time.Duration;
import java.util.Optional;

/** A page could not be read. Nothing of it was taken, and the position did not move. */
public final class PageReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter when the system asked to be left alone, or null */
    public PageReadException(String problem, Duration retryAfter) {
        super(problem);
        this.retryAfter = retryAfter;
    }

    /** For how long the system asked to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
