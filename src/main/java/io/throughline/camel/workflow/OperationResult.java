package io.throughline.camel.workflow;

import io.throughline.ledger.NewCase;
import io.throughline.ledger.RawAnswer;
import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a call came to.
 *
 * @param outcome what is known about it
 * @param value the result when applied, else null
 * @param absent for a probe: the target knows nothing of the call
 * @param problem safe text of what went wrong, else null
 * @param code of the problem, else null
 * @param retryAfter what the target asked for, else null
 * @param paused a refused credential or a told-to-wait answer: spends no attempt
 * @param hold the desk case of a rule, else null
 * @param place region and legal entity that the operation found out, else null
 * @param answers raw answers to keep
 * @param inPart in doubt because the target refused for good what came after a write of the same attempt: a part may stand there, the whole never will
 * @param candidates in doubt because several records could be ours: their canonical results, empty if nobody read them; null if it is not that
 */
public record OperationResult(
        Outcome outcome,
        Map<String, Object> value,
        boolean absent,
        String problem,
        String code,
        Duration retryAfter,
        boolean paused,
        NewCase hold,
        Place place,
        List<RawAnswer> answers,
        boolean inPart,
        List<Map<String, Object>> candidates) {

    /** A call that was done whole, or not. */
    public OperationResult(
            Outcome outcome,
            Map<String, Object> value,
            boolean absent,
            String problem,
            String code,
            Duration retryAfter,
            boolean paused,
            NewCase hold,
            Place place,
            List<RawAnswer> answers) {
        this(outcome, value, absent, problem, code, retryAfter, paused, hold, place, answers, false, null);
    }

    /** Region and legal entity of a deal; the entity may be null. */
    public record Place(String region, String legalEntity) {}

    /** Whether the target surely did what was asked. */
    public boolean applied() {
        return outcome == Outcome.APPLIED;
    }

    /** A call that was carried out. */
    public static OperationResult applied(Map<String, Object> value) {
        return new OperationResult(Outcome.APPLIED, value, false, null, null, null, false, null, null, List.of());
    }

    /** A call that was not. */
    public static OperationResult failed(Outcome outcome, String problem, String code) {
        return new OperationResult(outcome, null, false, problem, code, null, false, null, null, List.of());
    }

    /** A rule's hold: nothing was sent. */
    public static OperationResult held(NewCase desk) {
        return new OperationResult(
                Outcome.HELD, null, false, desk.title(), desk.code(), null, false, desk, null, List.of());
    }

    /** A probe's answer: the target knows nothing of the call. */
    public static OperationResult notThere() {
        return new OperationResult(Outcome.APPLIED, null, true, null, null, null, false, null, null, List.of());
    }

    /** The same call, which left a part behind. */
    public OperationResult leftInPart() {
        return new OperationResult(
                outcome, value, absent, problem, code, retryAfter, paused, hold, place, answers, true, null);
    }

    /** The same call, which found several records that could be ours. */
    public OperationResult among(List<Map<String, Object>> records) {
        return new OperationResult(
                outcome,
                value,
                absent,
                problem,
                code,
                retryAfter,
                paused,
                hold,
                place,
                answers,
                inPart,
                List.copyOf(records));
    }

    /** Whether only a person can say which record is ours. */
    public boolean undecided() {
        return candidates != null;
    }

    /** How long until the next try: after a refused credential never sooner than {@code pause}. */
    Duration waitAtLeast(Duration wait, Duration pause) {
        return paused && pause.compareTo(wait) > 0 ? pause : wait;
    }

    /** The same call, in doubt for a reason found afterwards. */
    OperationResult inDoubt(String why, String problemCode) {
        return new OperationResult(Outcome.UNKNOWN, null, false, why, problemCode, null, false, null, place, answers);
    }

    /** The same call, refused for a reason found afterwards. */
    OperationResult refused(String why, String problemCode) {
        return new OperationResult(Outcome.REJECTED, null, false, why, problemCode, null, false, null, place, answers);
    }
}
