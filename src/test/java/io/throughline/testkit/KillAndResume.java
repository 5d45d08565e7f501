package io.throughline.testkit;

import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a workflow once undisturbed, then once for every call it makes, killed right before and right after that call and resumed; fails where it does not come to the
 * same steps, the same state and the same effects: such a workflow is not deterministic between its steps.
 */
final class KillAndResume {

    private final String yaml;
    private final Consumer<WorkflowBed> stubs;
    private final String eventType;
    private final Map<String, Object> data;

    KillAndResume(String yaml, Consumer<WorkflowBed> stubs, String eventType, Map<String, Object> data) {
        this.yaml = yaml;
        this.stubs = stubs;
        this.eventType = eventType;
        this.data = data;
    }

    void atEveryStep() {
        Observation expected;
        int calls;
        try (WorkflowBed bed = bed()) {
            expected = run(bed);
            calls = bed.calls();
        }
        for (int call = 1; call <= calls; call++) {
            compare(call, false, expected);
            compare(call, true, expected);
        }
    }

    private WorkflowBed bed() {
        WorkflowBed bed = WorkflowBed.with(yaml);
        stubs.accept(bed);
        return bed;
    }

    private void compare(int call, boolean afterEffect, Observation expected) {
        try (WorkflowBed bed = bed()) {
            bed.killAtCall(call, afterEffect);
            Observation seen = run(bed);
            if (!seen.equals(expected)) {
                throw new AssertionError("""
                        the workflow is not deterministic: killed %s call %d and resumed, it came to
                        %s
                        instead of
                        %s
                        What stands between steps must depend on results of steps only.""".formatted(afterEffect ? "after" : "before", call, seen, expected));
            }
        }
    }

    private Observation run(WorkflowBed bed) {
        String id = bed.offer(eventType, "killed-and-resumed", data);
        bed.settle();
        bed.restart();
        bed.settle();
        return Observation.of(bed.history(id), bed.effects());
    }

    /** What must not depend on kills. */
    private record Observation(String state, List<String> steps, Map<String, Integer> effects) {

        static Observation of(TransactionHistory history, Map<String, Integer> effects) {
            List<String> steps = history.steps().stream().map(Observation::line).toList();
            return new Observation(history.transaction().state().name(), steps, effects);
        }

        private static String line(StepRecord step) {
            return "%s %s %s".formatted(step.id(), step.operation(), step.state());
        }
    }
}
