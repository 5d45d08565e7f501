package io.throughline.testkit;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.ledger.NewCase;
import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * How one operation answers in a test, and what it really did: each effect is remembered by the marker it was called with, as a target system would. A
 * lost answer has its effect. Says nothing more: it answers {@code {"id": "<operation>-<n>"}}. Thread-safe.
 */
public final class StubbedOperation {

    private final String name;
    private final Deque<Function<OperationAttempt, OperationResult>> script = new ArrayDeque<>();
    private final List<OperationAttempt> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Object>> effects = new LinkedHashMap<>();
    private Function<OperationAttempt, Map<String, Object>> answer = attempt -> Map.of("id", idOfNext());
    private Function<OperationAttempt, OperationResult> always;
    private Function<OperationAttempt, OperationResult> found;

    StubbedOperation(String name) {
        this.name = name;
    }

    private String idOfNext() {
        return name + "-" + (effects.size() + 1);
    }

    /** What it answers when it does its work. */
    public StubbedOperation returns(Map<String, Object> result) {
        return returns(attempt -> result);
    }

    /** What it answers when it does its work, computed from what it was called with. */
    public synchronized StubbedOperation returns(Function<OperationAttempt, Map<String, Object>> result) {
        answer = result;
        return this;
    }

    /** The next call does its work, and nobody hears of it. */
    public StubbedOperation losesAnswer() {
        return next(attempt -> {
            carryOut(attempt);
            return OperationResult.failed(Outcome.UNKNOWN, "the answer was lost", "CON-2001");
        });
    }

    /** The next call does nothing, and nobody can tell. */
    public StubbedOperation losesRequest() {
        return next(attempt -> OperationResult.failed(Outcome.UNKNOWN, "the answer was lost", "CON-2001"));
    }

    /** The next calls reach nobody: surely not applied. */
    public StubbedOperation isDown(int times) {
        for (int call = 0; call < times; call++) {
            next(attempt -> OperationResult.failed(Outcome.NOT_APPLIED, "is not reachable", "CON-2002"));
        }
        return this;
    }

    /** The next call is told to wait, which spends no attempt. */
    public StubbedOperation isThrottled(Duration retryAfter) {
        return next(attempt -> throttled(retryAfter));
    }

    /** The next call is told to wait; meanwhile one before it, which everybody had given up, is carried out. */
    public StubbedOperation isThrottledWhileAnEarlierCallArrives(Duration retryAfter) {
        return next(attempt -> {
            carryOut(attempt);
            return throttled(retryAfter);
        });
    }

    private static OperationResult throttled(Duration retryAfter) {
        return new OperationResult(
                Outcome.NOT_APPLIED,
                null,
                false,
                "asks us to wait",
                "CON-2003",
                retryAfter,
                true,
                null,
                null,
                List.of());
    }

    /** Every call is refused for good. */
    public synchronized StubbedOperation refuses(String why) {
        always = attempt -> OperationResult.failed(Outcome.REJECTED, why, "CON-2004");
        return this;
    }

    /** Every call is held by a rule. */
    public synchronized StubbedOperation holds(String rule, String team, String title) {
        NewCase desk = new NewCase("hold", team, rule, title, title, "Mend it.", null, null, null);
        always = attempt -> OperationResult.held(desk);
        return this;
    }

    /** From now on it works. */
    public synchronized StubbedOperation works() {
        always = null;
        script.clear();
        return this;
    }

    /** The next call answers this. */
    public synchronized StubbedOperation next(Function<OperationAttempt, OperationResult> behaviour) {
        script.add(behaviour);
        return this;
    }

    /** All calls so far, in order. */
    public List<OperationAttempt> calls() {
        return calls;
    }

    /** What stands in the target: one entry per marker. */
    public synchronized Map<String, Map<String, Object>> effects() {
        return Map.copyOf(effects);
    }

    synchronized int effectsWritten() {
        return (int) effects.keySet().stream()
                .filter(marker -> !marker.startsWith("read-"))
                .count();
    }

    synchronized OperationResult call(OperationAttempt attempt) {
        calls.add(attempt);
        if (!script.isEmpty()) {
            return script.poll().apply(attempt);
        }
        return always == null ? carryOut(attempt) : always.apply(attempt);
    }

    /** Whoever asks for an earlier call is told of these records, any of which could be it. */
    public synchronized StubbedOperation isFoundSeveralTimes(List<Map<String, Object>> records) {
        found = attempt -> OperationResult.failed(Outcome.UNKNOWN, "several records could be it", "CAM-2006")
                .among(records);
        return this;
    }

    /** Whoever asks for an earlier call gets no answer. */
    public synchronized StubbedOperation cannotBeAsked() {
        found = attempt -> OperationResult.failed(Outcome.NOT_APPLIED, "is not reachable", "CON-2002");
        return this;
    }

    synchronized OperationResult probe(OperationAttempt attempt) {
        if (found != null) {
            return found.apply(attempt);
        }
        Map<String, Object> effect = effects.get(attempt.marker());
        return effect == null ? OperationResult.notThere() : OperationResult.applied(effect);
    }

    private synchronized OperationResult carryOut(OperationAttempt attempt) {
        Map<String, Object> result = answer.apply(attempt);
        String marker = attempt.marker().isEmpty() ? "read-" + calls.size() : attempt.marker();
        effects.putIfAbsent(marker, result);
        return OperationResult.applied(effects.get(marker));
    }
}
