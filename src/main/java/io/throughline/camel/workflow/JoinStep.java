package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits for a transaction of the same deal that this one started, and takes over what it found out. */
final class JoinStep {

    /** The other transaction's end wakes this one; this is only the net below it. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final StepId id;

    JoinStep(WorkflowHost host, WorkflowRun run, StepId id) {
        this.host = host;
        this.run = run;
        this.id = id;
    }

    Optional<Map<String, Object>> await(String workflow) {
        Optional<StepRecord> stored = run.stored(id);
        if (stored.isPresent() && stored.get().state() == StepState.DONE) {
            return Optional.of(stored.get().result());
        }
        Optional<TransactionRecord> other = host
                .ledger()
                .childrenOf(run.transaction().id())
                .stream()
                .filter(child -> child.workflow().equals(workflow))
                .findFirst();
        if (other.isEmpty()) {
            run.close(notThere(workflow));
            return Optional.empty();
        }
        return after(workflow, other.get());
    }

    // A start is stored with the next commit; if the join comes before any, the run ends here and comes back.
    private Closing notThere(String workflow) {
        if (run.starts(workflow)) {
            return new Closing.Wait(Duration.ZERO, null, "starts " + workflow);
        }
        return new Closing.Person(StepCases.bug(
                "WFL-2014",
                id.path(),
                "The part '%s' of this deal was never started".formatted(workflow),
                "The step '%s' waits for it, and nothing before it in the workflow starts it.".formatted(id.path()),
                "Let the workflow come to 'workflow:%s' before the step, then try again.".formatted(workflow)));
    }

    private Optional<Map<String, Object>> after(String workflow, TransactionRecord other) {
        if (other.state() == TransactionState.COMPLETED) {
            return Optional.of(take(workflow, other));
        }
        run.close(
                other.state().isFinal()
                        ? new Closing.Person(endedOtherwise(workflow, other))
                        : new Closing.Wait(LOOK_AGAIN, "transaction:" + other.id(), "waits for " + workflow));
        return Optional.empty();
    }

    private Map<String, Object> take(String workflow, TransactionRecord other) {
        List<StepRecord> steps = host.ledger().history(other.id()).orElseThrow().steps();
        Map<String, Object> result = steps.stream()
                .filter(step -> step.id().equals(id.path()))
                .map(StepRecord::result)
                .findFirst()
                .orElseGet(() -> all(steps));
        StepState done = run.happened(id.path(), StepEvent.READ);
        run.add(new Change.Conclude(id.path(), "join", workflow, done, result, null, null, false, null, List.of()));
        return result;
    }

    private static Map<String, Object> all(List<StepRecord> steps) {
        Map<String, Object> results = new LinkedHashMap<>();
        steps.forEach(step -> results.put(step.id(), step.result()));
        return results;
    }

    private NewCase endedOtherwise(String workflow, TransactionRecord other) {
        return StepCases.bug(
                "WFL-2011",
                id.path(),
                "The part '%s' of this deal ended without a result".formatted(workflow),
                "Transaction %s is %s.".formatted(other.id(), other.state()),
                "Decide what becomes of the deal: dismiss this transaction, or start the part again.");
    }
}
