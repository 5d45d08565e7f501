package io.throughline.intake.trigger;

/**
 * A record or message that cannot be judged: no id, no version, no such field. It is kept as an event and held for integration
 * support; the feed goes on with the next one. The message says what is wrong and never carries a value.
 */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableRecordException(String problem) {
        super(problem);
    }
}
