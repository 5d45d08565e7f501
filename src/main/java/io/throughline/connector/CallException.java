package io.throughline.connector;

import io.throughline.connector.vendor.Verdict;
import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call did not give its answer. The message is safe to show and to log; {@link #outcome} decides what the step does next: never
 * {@link Outcome#APPLIED}, and {@link Outcome#UNKNOWN} only if something may have been written.
 */
public final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int CODE_LENGTH = "CON-0000".length();

    private final transient Verdict verdict;
    private final int status;
    private final String vendorCode;
    private final Nuance nuance;
    private final transient List<String> places;

    /** What an outcome in doubt means beyond itself. */
    private enum Nuance {
        NONE,
        IN_PART,
        UNDECIDED
    }

    /**
     * Tells how a call ended.
     *
     * @param message begins with a code of area and four digits
     * @param status HTTP status, 0 if no answer came
     * @param vendorCode the vendor's own code, empty if none
     */
    public CallException(String message, Verdict verdict, int status, String vendorCode) {
        this(message, verdict, status, vendorCode, Nuance.NONE, List.of());
    }

    private CallException(
            String message, Verdict verdict, int status, String vendorCode, Nuance nuance, List<String> places) {
        super(message);
        this.verdict = verdict;
        this.status = status;
        this.vendorCode = vendorCode;
        this.nuance = nuance;
        this.places = List.copyOf(places);
    }

    /** What is known about the call. */
    public Outcome outcome() {
        return verdict.outcome();
    }

    /** Whether calls of this system should wait for a person; costs no attempt. */
    public boolean pause() {
        return verdict.pause();
    }

    /** How long the target asked us to wait. */
    public Optional<Duration> retryAfter() {
        return verdict.retryAfter();
    }

    /** HTTP status, 0 if no answer came. */
    public int status() {
        return status;
    }

    /** The vendor's own code, empty if none. */
    public String vendorCode() {
        return vendorCode;
    }

    /** The same failure with the fields of the request that the vendor says it is about, as it writes them. */
    CallException about(List<String> fields) {
        return new CallException(getMessage(), verdict, status, vendorCode, nuance, fields);
    }

    /** Which fields of the request the vendor says it is about, as it writes them; empty if it does not say. */
    public List<String> places() {
        return places;
    }

    /** The stable code of the message, such as {@code CON-2001}. */
    public String code() {
        return getMessage().substring(0, CODE_LENGTH);
    }

    /** The message with its code in front, safe to show. */
    public String text() {
        return getMessage();
    }

    /** Whether this is a definite no to what came after an earlier write of the same attempt: the whole will never be there, a part may. */
    public boolean inPart() {
        return nuance == Nuance.IN_PART;
    }

    /** An answer that holds several records where one was meant: only a person can say which. Whatever was written before, this is in doubt. */
    public static CallException undecided(String message, int status) {
        return new CallException(message, Verdict.UNKNOWN, status, "", Nuance.UNDECIDED, List.of());
    }

    /** Whether the answer held several records where one was meant. */
    public boolean isUndecided() {
        return nuance == Nuance.UNDECIDED;
    }

    /** The same failure after an earlier call of the same attempt may have written: what is there now must be asked. */
    public CallException afterEarlierWrite() {
        Verdict doubt = new Verdict(Outcome.UNKNOWN, pause(), retryAfter());
        String message = getMessage() + " An earlier call of this attempt did write, so the target is asked first.";
        // not linked as cause or suppressed: Camel looks for an exception of a type there first and would take the old
        // outcome
        return new CallException(
                message,
                doubt,
                status,
                vendorCode,
                outcome() == Outcome.REJECTED ? Nuance.IN_PART : Nuance.NONE,
                places);
    }
}
