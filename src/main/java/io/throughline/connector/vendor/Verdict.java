package io.throughline.connector.vendor;

import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What an answer, or its absence, says about a write.
 *
 * @param outcome applied, not applied, rejected or unknown
 * @param pause whether all calls of the system should wait for a person: refused credentials, forbidden address; costs no attempt
 * @param retryAfter how long the target told us to wait; empty if it did not
 */
public record Verdict(Outcome outcome, boolean pause, Optional<Duration> retryAfter) {

    /** The target did as asked. */
    public static final Verdict APPLIED = of(Outcome.APPLIED);

    /** Surely nothing happened; trying again may help. */
    public static final Verdict NOT_APPLIED = of(Outcome.NOT_APPLIED);

    /** Surely nothing happened and nothing will. */
    public static final Verdict REJECTED = of(Outcome.REJECTED);

    /** In doubt: settle, then ask the target. */
    public static final Verdict UNKNOWN = of(Outcome.UNKNOWN);

    /** Surely nothing happened, and nothing will until a person mends credentials, rights or configuration. */
    public static final Verdict PAUSE = new Verdict(Outcome.NOT_APPLIED, true, Optional.empty());

    /** Surely nothing happened; the target asks for patience. */
    public static Verdict wait(Duration time) {
        return new Verdict(Outcome.NOT_APPLIED, false, Optional.of(time));
    }

    /** The same for a call that writes nothing: it is never in doubt, and reading again does no harm. */
    public Verdict forRead() {
        return outcome == Outcome.UNKNOWN ? new Verdict(Outcome.NOT_APPLIED, pause, retryAfter) : this;
    }

    private static Verdict of(Outcome outcome) {
        return new Verdict(outcome, false, Optional.empty());
    }
}
