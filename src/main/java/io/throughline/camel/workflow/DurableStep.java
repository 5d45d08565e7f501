package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.NextMove;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The step protocol around one operation: commit the intent, call, classify, note the outcome for the next commit. Either the step is done
 * afterwards, or the run is closed.
 */
final class DurableStep {

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final StepDefinition definition;
    private final StepId id;
    private final Map<String, Object> input;
    private final StepOutcome outcome;

    DurableStep(WorkflowHost host, WorkflowRun run, StepDefinition definition, StepId id, Object item) {
        this.host = host;
        this.run = run;
        this.definition = definition;
        this.id = id;
        this.input = run.document().snapshot(item);
        this.outcome = new StepOutcome(host, run, definition, id);
    }

    /**
     * The result if the step is done; empty if the run was closed. Where the bound system does not offer the operation and its connector says what happens instead,
     * the result is {@code {instead: …}}: nothing is called, and the same is found out again on each resume.
     */
    Optional<Map<String, Object>> perform() {
        Optional<StepRecord> stored = run.stored(id);
        if (stored.isPresent() && stored.get().state() == StepState.DONE) {
            return Optional.of(stored.get().result());
        }
        Optional<String> instead =
                stored.isPresent() ? Optional.empty() : host.operations().instead(definition.call(), system());
        if (instead.isPresent()) {
            return Optional.of(Map.of("instead", instead.get()));
        }
        OperationContract contract = contract(stored);
        StepState state = stored.map(StepRecord::state).orElse(StepState.PENDING);
        NextMove move = host.decider()
                .reach(
                        state,
                        stored.map(StepRecord::settlesIn).orElse(Duration.ZERO),
                        stored.map(StepRecord::age).orElse(Duration.ZERO),
                        stored.map(StepRecord::failures).orElse(0),
                        contract);
        return follow(move, contract, stored);
    }

    private OperationContract contract(Optional<StepRecord> stored) {
        String system = stored.map(StepRecord::system).orElseGet(this::system);
        return host.operations().operation(definition.call(), system);
    }

    private String system() {
        return host.operations()
                .system(
                        definition.call(),
                        new OperationResult.Place(run.region(), run.legalEntity()),
                        run.history().event().source());
    }

    private Optional<Map<String, Object>> follow(
            NextMove move, OperationContract contract, Optional<StepRecord> stored) {
        boolean asks = move instanceof NextMove.Ask;
        if ((asks || move instanceof NextMove.Call) && standsStill(asks ? contract.asProbe() : contract)) {
            return Optional.empty();
        }
        if (move instanceof NextMove.Call) {
            return call(contract, stored);
        }
        if (move instanceof NextMove.Ask) {
            return ask(contract, stored.orElseThrow());
        }
        if (move instanceof NextMove.Settle settle) {
            run.close(new Closing.Wait(
                    settle.rest(),
                    null,
                    "the answer of " + contract.system()
                            + " is in doubt; it is asked when no late call can arrive any more"));
            return Optional.empty();
        }
        outcome.leaveInDoubt(doubt(contract, stored.orElseThrow()));
        return Optional.empty();
    }

    /** Nothing is begun that the vendor's system, as it is now, would refuse or take wrongly. */
    private boolean standsStill(OperationContract called) {
        Optional<DriftGate.Standstill> standstill = host.drift().standstill(called, run.history());
        standstill.ifPresent(still -> {
            still.desk().ifPresent(desk -> run.add(new Change.OpenCase(desk.at(id.path()))));
            run.close(new Closing.Wait(still.rest(), still.waitsFor(), id.path() + ": " + still.reason()));
        });
        return standstill.isPresent();
    }

    private Doubt doubt(OperationContract contract, StepRecord stored) {
        return new Doubt(contract, stored, input);
    }

    private Optional<Map<String, Object>> ask(OperationContract contract, StepRecord stored) {
        OperationAttempt question = attempt(contract.asProbe(), stored.key(), stored.marker());
        OperationResult answer = outcome.checked(contract, host.caller().call(question));
        if (answer.absent()) {
            return absent(contract, stored);
        }
        if (answer.applied()) {
            return Optional.of(outcome.done(contract, answer, StepEvent.FOUND, stored.subject()));
        }
        outcome.unanswered(doubt(contract, stored), answer);
        return Optional.empty();
    }

    private Optional<Map<String, Object>> absent(OperationContract contract, StepRecord stored) {
        if (host.decider().afterAbsent(contract.safety()) instanceof NextMove.AskPerson) {
            outcome.leaveInDoubt(doubt(contract, stored));
            return Optional.empty();
        }
        run.happened(id.path(), StepEvent.ABSENT);
        if (!host.decider().retries().allows(stored.failures())) {
            outcome.lostTooOften(contract, stored);
            return Optional.empty();
        }
        return call(contract, Optional.of(stored));
    }

    private Optional<Map<String, Object>> call(OperationContract contract, Optional<StepRecord> stored) {
        if (!contract.safety().writes()) {
            return conclude(contract, host.caller().call(attempt(contract, "", "")), stored, null);
        }
        Subject subject = Subject.of(contract, input, run.transaction().id(), id);
        String key = key(contract, subject, stored);
        String marker = host.operations().marker(contract.system(), key);
        run.leaseClock().requireFor(host.settings().callMargin());
        run.mayHappen(id.path(), StepEvent.INTENDED);
        Committed committed = StoreWithPatience.commit(host, run, List.of(intent(contract, subject, key, marker)));
        return afterIntent(committed, contract, stored, subject, key, marker);
    }

    /** A stored key stays, with its revision, as long as it is about the same subject: a person may have let the deal be read anew. */
    private static String key(OperationContract contract, Subject subject, Optional<StepRecord> stored) {
        String same = contract.name() + "/" + subject.name() + "/";
        return stored.map(StepRecord::key)
                .filter(known -> known.startsWith(same))
                .orElse(same + "1");
    }

    private Change intent(OperationContract contract, Subject subject, String key, String marker) {
        boolean undoable = definition.undo() != null;
        return new Change.Intend(
                id.path(),
                contract.name(),
                contract.system(),
                key,
                marker,
                subject.reserved(),
                definition.undo(),
                undoable ? input : null,
                contract.settle());
    }

    private Optional<Map<String, Object>> afterIntent(
            Committed committed,
            OperationContract contract,
            Optional<StepRecord> stored,
            Subject subject,
            String key,
            String marker) {
        if (committed instanceof Committed.SubjectTaken taken) {
            return new SubjectConflict(host, run, id).taken(contract, taken);
        }
        if (committed instanceof Committed.SubjectExists exists) {
            return new SubjectConflict(host, run, id).exists(contract, exists);
        }
        run.happened(id.path(), StepEvent.INTENDED);
        if (definition.undo() != null) {
            run.canBeUndone(id);
        }
        return conclude(contract, host.caller().call(attempt(contract, key, marker)), stored, subject.reserved());
    }

    private OperationAttempt attempt(OperationContract contract, String key, String marker) {
        return new OperationAttempt(
                contract,
                input,
                key,
                marker,
                run.region(),
                () -> run.leaseClock().requireFor(host.settings().callMargin()));
    }

    private Optional<Map<String, Object>> conclude(
            OperationContract contract, OperationResult result, Optional<StepRecord> stored, String subject) {
        OperationResult checked = outcome.checked(contract, result);
        if (checked.applied()) {
            StepEvent event = contract.safety().writes() ? StepEvent.APPLIED : StepEvent.READ;
            return Optional.of(outcome.done(contract, checked, event, subject));
        }
        OperationResult judged = refusedForDrift(contract, checked);
        outcome.notDone(
                contract,
                judged,
                stored.map(StepRecord::failures).orElse(0),
                subject,
                isStillInDoubt(contract, stored));
        return Optional.empty();
    }

    /** A refusal because the vendor's system changed is none of the deal: nothing is undone, and the step waits like others that the change stops. */
    private OperationResult refusedForDrift(OperationContract contract, OperationResult result) {
        boolean mayBe = result.outcome() == Outcome.REJECTED && !result.inPart();
        if (!mayBe || !host.drift().explains(contract, result.problem()) || !standsStill(contract)) {
            return result;
        }
        return new OperationResult(
                Outcome.NOT_APPLIED,
                null,
                false,
                result.problem(),
                result.code(),
                null,
                true,
                null,
                result.place(),
                result.answers());
    }

    /** A call before this one got no answer and may arrive even now: a target that makes a second one is asked before every further call (G5). */
    private static boolean isStillInDoubt(OperationContract contract, Optional<StepRecord> stored) {
        return contract.safety() == Safety.LOOK_UP
                && stored.filter(step -> step.state() == StepState.INTENT || step.state() == StepState.UNKNOWN)
                        .isPresent();
    }
}
