package io.throughline.camel.call;

import io.throughline.connector.MarkerStyle;
import io.throughline.ledger.RawAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * One attempt of an operation, shared by all copies of its exchange. The step sets it as exchange property {@link #PROPERTY} before the
 * route and reads it after: whether something may have been written, what was answered, and which outcome the route declared. Safe for
 * several threads.
 */
public final class CallContext {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "throughlineCall";

    private final Attempt attempt;
    private final Runnable beforeSend;
    private final CallTap tap;
    private final List<RawAnswer> answers = new ArrayList<>();
    private final List<Object> candidates = new ArrayList<>();
    private boolean written;
    private Ending ending;

    /**
     * For one attempt.
     *
     * @param beforeSend runs right before the first byte of each request; what it throws ends the call unsent, for example because the lease
     *     is over
     */
    public CallContext(Attempt attempt, Runnable beforeSend) {
        this(attempt, beforeSend, CallTap.NONE);
    }

    /** For one attempt with something in between. */
    public CallContext(Attempt attempt, Runnable beforeSend, CallTap tap) {
        this.attempt = attempt;
        this.beforeSend = beforeSend;
        this.tap = tap;
    }

    /** What stands between this attempt and the systems. */
    public CallTap tap() {
        return tap;
    }

    /**
     * The context of an exchange. Where no step has set one (a route called by itself, as in a route's unit test), one is made whose document
     * is the body, and whose key belongs to this exchange alone.
     */
    public static CallContext of(Exchange exchange) {
        CallContext context = exchange.getProperty(PROPERTY, CallContext.class);
        if (context == null) {
            context = new CallContext(standalone(exchange), () -> {});
            exchange.setProperty(PROPERTY, context);
        }
        return context;
    }

    @SuppressWarnings("unchecked")
    private static Attempt standalone(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Map<String, Object> document = body instanceof Map ? (Map<String, Object>) body : Map.of();
        String key = exchange.getExchangeId();
        return new Attempt(document, MarkerStyle.TEXT.of(key), key, Optional.empty(), List.of());
    }

    /** What the step gave. */
    public Attempt attempt() {
        return attempt;
    }

    /** Whether a write of this attempt may have been carried out. Set before the first byte; taken back only by a definite no. */
    public synchronized boolean written() {
        return written;
    }

    synchronized void written(boolean now) {
        written = now;
    }

    /** Runs the check that the step gave. */
    void checkBeforeSend() {
        beforeSend.run();
    }

    /** All answers so far, refusals among them, in order. */
    public synchronized List<RawAnswer> answers() {
        return List.copyOf(answers);
    }

    synchronized void answered(RawAnswer answer) {
        answers.add(answer);
    }

    /** The records that the route has noted as possibly ours, in order: canonical results. */
    public synchronized List<Object> candidates() {
        return List.copyOf(candidates);
    }

    synchronized void candidate(Object record) {
        requireOpen("note a candidate");
        candidates.add(record);
    }

    /** How the route says it ended; empty if it did not say. */
    public synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /**
     * Declares the outcome.
     *
     * @throws IllegalStateException if the route has declared one already
     */
    public synchronized void end(Ending declared) {
        requireOpen("declare outcome:" + declared.kind());
        ending = declared;
    }

    synchronized void requireOpen(String what) {
        if (ending != null) {
            throw new IllegalStateException("CON-1005 the route wants to " + what + " after outcome:" + ending.kind()
                    + ": the outcome is the last thing that a route says. Mend the route.");
        }
    }
}
