package io.throughline.simulation;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.ledger.Lease;
import io.throughline.ledger.NewCase;
import io.throughline.simulation.SimulatedTarget.Arrival;
import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way of a call to its target and back, with all that may befall it there. A call ends after 20 s at the latest; what it sent may arrive later. */
final class SimulatedNetwork {

    private static final long TIME_OUT = 20_000;

    /** A request that is still under way although nobody waits for it any more. */
    private record Straggler(long arrivesAt, Sender sender, String operation, String marker) {}

    /** Who sent a call, and when its intent was stored. */
    record Sender(Lease lease, long intendedAt) {}

    private final SimulatedRun run;
    private final SimulatedTarget target = new SimulatedTarget();
    private final List<Straggler> stragglers = new ArrayList<>();

    SimulatedNetwork(SimulatedRun run) {
        this.run = run;
    }

    SimulatedTarget target() {
        return target;
    }

    OperationResult call(OperationAttempt attempt) {
        String operation = attempt.contract().name();
        run.requireAlive();
        run.mayCrash("crash before call", operation);
        run.mayGiveUp("before call of " + operation);
        if (!attempt.contract().safety().writes()) {
            return read(attempt, operation);
        }
        attempt.beforeWrite().run();
        if (run.choices().fault("pause before first byte", operation)) {
            run.pauseNode(SimulatedNode.LEASE.toMillis() / 2 + run.choices().pick("pause", 120_000));
        }
        OperationResult result = write(attempt, operation);
        run.mayCrash("crash after call", operation);
        return result;
    }

    private OperationResult write(OperationAttempt attempt, String operation) {
        String subject = SimulatedWorkflows.object(attempt.document());
        if (run.choices().trait("refusal of " + operation, subject, SimulatedWorkflows.refusals(operation))) {
            return failed(Outcome.REJECTED, operation, "refuses it for good");
        }
        if (run.choices().fault("target unreachable", operation)) {
            return failed(Outcome.NOT_APPLIED, operation, "is not reachable");
        }
        if (run.choices().fault("target throttles", operation)) {
            return throttled();
        }
        if (run.choices().fault("request lost", operation)) {
            run.sleep(TIME_OUT);
            return failed(Outcome.UNKNOWN, operation, "did not answer");
        }
        if (run.choices().fault("request overtaken by time-out", operation)) {
            return straggle(attempt, TIME_OUT + 1 + run.choices().pick("overtaken", 4_000));
        }
        if (run.choices().fault("request very late", operation)) {
            return straggle(attempt, 30_000 + run.choices().pick("very late", 300_000));
        }
        run.sleep(run.choices().pick("latency", run.choices().fault("slow target", operation) ? 19_000 : 300));
        return answer(attempt, operation);
    }

    private OperationResult answer(OperationAttempt attempt, String operation) {
        Optional<String> record = arrive(operation, attempt.marker(), run.sender(attempt.marker()));
        if (run.choices().fault("answer lost", operation)) {
            run.sleep(TIME_OUT);
            return failed(Outcome.UNKNOWN, operation, "did not answer");
        }
        if (run.choices().fault("garbage answered", operation)) {
            return failed(Outcome.UNKNOWN, operation, "answered garbage");
        }
        return record.map(id -> OperationResult.applied(Map.of("id", id)))
                .orElseGet(() -> failed(Outcome.UNKNOWN, operation, "has it in another state already (412)"));
    }

    private OperationResult straggle(OperationAttempt attempt, long delay) {
        stragglers.add(new Straggler(
                run.clock().now() + delay,
                run.sender(attempt.marker()),
                attempt.contract().name(),
                attempt.marker()));
        run.sleep(TIME_OUT);
        return failed(Outcome.UNKNOWN, attempt.contract().name(), "did not answer");
    }

    private Optional<String> arrive(String operation, String marker, Sender sender) {
        long now = run.clock().now();
        boolean late = now - sender.intendedAt() > SimulatedOperations.SETTLE.toMillis()
                && run.stored().hasNewerEpoch(sender.lease());
        run.trace(null, operation + " arrives as " + marker + (late ? ", late" : ""));
        return target.arrive(new Arrival(operation, marker, now, late));
    }

    /** When the next straggler arrives; null if none is under way. */
    Long nextArrival() {
        return stragglers.stream().map(Straggler::arrivesAt).min(Long::compare).orElse(null);
    }

    void deliver(long now) {
        List<Straggler> arrived =
                stragglers.stream().filter(call -> call.arrivesAt() <= now).toList();
        stragglers.removeAll(arrived);
        arrived.forEach(call -> arrive(call.operation(), call.marker(), call.sender()));
    }

    private OperationResult read(OperationAttempt attempt, String operation) {
        if (run.choices().fault("read fails", operation)) {
            return failed(
                    run.choices().pick("how a read fails", 2) == 0 ? Outcome.UNKNOWN : Outcome.NOT_APPLIED,
                    operation,
                    "did not answer the question");
        }
        run.sleep(run.choices().pick("latency", 300));
        if (attempt.contract().route().endsWith(SimulatedOperations.PROBE)) {
            return probe(operation, attempt.marker());
        }
        String object = SimulatedWorkflows.object(attempt.document());
        if (operation.equals("rules-terms") && run.choices().trait("hold", object, 4)) {
            return OperationResult.held(
                    new NewCase("hold", "finance", "D57", "two customers fit", "", "Mend it.", null, null, null));
        }
        return OperationResult.applied(
                operation.equals("rules-terms")
                        ? SimulatedWorkflows.terms(run.choices(), object)
                        : Map.of("id", object));
    }

    private OperationResult probe(String operation, String marker) {
        boolean drops = SimulatedOperations.drops(operation);
        List<String> found = target.records(drops ? SimulatedOperations.taken(operation) : operation, marker);
        run.trace(null, operation + " is asked for " + marker + ": " + found);
        if (drops) {
            return found.isEmpty() ? OperationResult.applied(Map.of()) : OperationResult.notThere();
        }
        return found.isEmpty() ? OperationResult.notThere() : OperationResult.applied(Map.of("id", found.get(0)));
    }

    private OperationResult failed(Outcome outcome, String operation, String why) {
        run.trace(null, operation + " " + why);
        return OperationResult.failed(outcome, why, "CON-2001");
    }

    private OperationResult throttled() {
        return new OperationResult(
                Outcome.NOT_APPLIED,
                null,
                false,
                "asks us to wait",
                "CON-2003",
                Duration.ofSeconds(30),
                true,
                null,
                null,
                List.of());
    }
}
