package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.Aftermath;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes what a call came to in the run: changes for the next commit, the result for later steps, or why the run ends here. */
final class StepOutcome {

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final StepDefinition definition;
    private final StepId id;

    StepOutcome(WorkflowHost host, WorkflowRun run, StepDefinition definition, StepId id) {
        this.host = host;
        this.run = run;
        this.definition = definition;
        this.id = id;
    }

    /** The result as it may be used: one that does not fit its canonical schema is no result (S-27). */
    OperationResult checked(OperationContract contract, OperationResult result) {
        if (!result.applied() || result.absent() || contract.result().isEmpty()) {
            return result;
        }
        List<String> problems = host.results().problems(contract.result().get(), result.value());
        if (problems.isEmpty()) {
            return result;
        }
        String why = "its result is no canonical " + contract.result().get() + ": " + String.join("; ", problems);
        return contract.safety().writes() ? result.inDoubt(why, "WFL-2005") : result.refused(why, "WFL-2005");
    }

    /** The step is done: its result counts from here on. */
    Map<String, Object> done(OperationContract contract, OperationResult result, StepEvent event, String subject) {
        Map<String, Object> value =
                run.history().corrected(id.path(), result.value() == null ? Map.of() : result.value());
        String externalId = value.get("id") == null ? null : value.get("id").toString();
        place(result);
        StepState done = run.happened(id.path(), event);
        run.add(conclusion(contract, result, done, value, externalId, false, null));
        if (subject != null) {
            run.add(new Change.ConfirmSubject(subject, id.path(), value));
        }
        if (externalId != null) {
            bind(contract, subject, externalId);
        }
        return value;
    }

    private void bind(OperationContract contract, String subject, String externalId) {
        contract.crosswalk()
                .ifPresent(kind -> run.add(new Change.Bind(
                        kind, subject == null ? run.transaction().id() : subject, contract.system(), externalId)));
    }

    private void place(OperationResult result) {
        if (result.place() != null) {
            String legalEntity = result.place().legalEntity();
            // The ledger keeps a legal entity that it knows, and so must the run: it reads the same when it is resumed.
            run.place(result.place().region(), legalEntity == null ? run.legalEntity() : legalEntity);
            run.add(new Change.Place(result.place().region(), legalEntity));
        }
    }

    /**
     * The step is not done: the run ends here.
     *
     * @param stillInDoubt an earlier call of it may arrive even now, so that it is asked for before the next one
     */
    void notDone(
            OperationContract contract,
            OperationResult result,
            int failuresBefore,
            String subject,
            boolean stillInDoubt) {
        Outcome ended = outcomeOf(contract, result);
        boolean counts = !result.paused() && ended != Outcome.HELD;
        int failures = failuresBefore + (counts ? 1 : 0);
        Aftermath aftermath = host.decider()
                .after(
                        ended,
                        contract,
                        failures,
                        Optional.ofNullable(result.retryAfter()),
                        !run.toUndo(id.path()).isEmpty(),
                        host.random());
        StepEvent event =
                stillInDoubt && aftermath instanceof Aftermath.TryAgain ? StepEvent.IN_DOUBT : eventOf(ended, contract);
        StepState state = run.happened(id.path(), event);
        place(result);
        run.add(conclusion(contract, result, state, null, null, counts, contract.settle()));
        if (subject != null && surelyNothingThere(state, aftermath)) {
            run.add(new Change.ReleaseSubject(subject));
        }
        run.close(
                result.inPart() && definition.undo() != null
                        ? new Closing.Undo(StepCases.refusedAndUndone(contract, id, result), null)
                        : closing(aftermath, contract, result));
    }

    /** Reading again would find the same several records. */
    private static Outcome outcomeOf(OperationContract contract, OperationResult result) {
        return result.undecided() && !contract.safety().writes() ? Outcome.REJECTED : result.outcome();
    }

    private static StepEvent eventOf(Outcome outcome, OperationContract contract) {
        return switch (outcome) {
            case REJECTED -> StepEvent.REFUSED;
            case HELD -> StepEvent.HELD;
            case UNKNOWN -> contract.safety().writes() ? StepEvent.IN_DOUBT : StepEvent.NOT_APPLIED;
            case NOT_APPLIED -> StepEvent.NOT_APPLIED;
            case APPLIED -> throw new IllegalArgumentException("an applied step is done");
        };
    }

    private static boolean surelyNothingThere(StepState state, Aftermath aftermath) {
        return state == StepState.REJECTED || (state == StepState.PENDING && aftermath instanceof Aftermath.AskPerson);
    }

    private Closing closing(Aftermath aftermath, OperationContract contract, OperationResult result) {
        if (aftermath instanceof Aftermath.TryAgain again) {
            return wait(contract, result, again);
        }
        if (aftermath instanceof Aftermath.AskAfter ask) {
            return new Closing.Wait(ask.settle(), null, sentence(contract, result));
        }
        if (aftermath instanceof Aftermath.Undo) {
            return new Closing.Undo(StepCases.refusedAndUndone(contract, id, result), id.path());
        }
        return new Closing.Person(
                result.hold() == null
                        ? StepCases.failure(contract, id, result)
                        : result.hold().at(id.path()));
    }

    private Closing wait(OperationContract contract, OperationResult result, Aftermath.TryAgain again) {
        Duration wait = result.waitAtLeast(again.after(), host.settings().pause());
        return new Closing.Wait(wait, null, sentence(contract, result));
    }

    private String sentence(OperationContract contract, OperationResult result) {
        return "%s: %s %s".formatted(id.path(), contract.system(), result.problem());
    }

    /** The question whether the call was carried out got no answer: ask again later. */
    void unanswered(Doubt doubt, OperationResult answer) {
        OperationContract contract = doubt.contract();
        StepRecord stored = doubt.step();
        int failures = stored.failures() + (answer.paused() ? 0 : 1);
        StepState inDoubt = run.happened(id.path(), StepEvent.IN_DOUBT);
        run.add(conclusion(contract, answer, inDoubt, null, null, !answer.paused(), Duration.ZERO));
        if (answer.undecided()) {
            run.close(new Closing.Person(doubt.desk(answer.candidates())));
            return;
        }
        Aftermath aftermath = host.decider()
                .after(
                        Outcome.NOT_APPLIED,
                        contract,
                        failures,
                        Optional.ofNullable(answer.retryAfter()),
                        false,
                        host.random());
        if (aftermath instanceof Aftermath.TryAgain again) {
            run.close(wait(contract, answer, again));
        } else {
            run.close(new Closing.Person(doubt.desk(List.of())));
        }
    }

    /** The target denies every call, the last one too: surely nothing is there, and calling on would never end (G8). */
    void lostTooOften(OperationContract contract, StepRecord stored) {
        String why = "took up none of %d calls; the last answer: %s".formatted(stored.attempts(), stored.problem());
        notDone(
                contract,
                OperationResult.failed(Outcome.NOT_APPLIED, why, "WFL-2004"),
                stored.failures(),
                stored.subject(),
                false);
    }

    /** Nobody can tell whether the call was carried out: only a person may decide. */
    void leaveInDoubt(Doubt doubt) {
        run.close(new Closing.Person(doubt.desk(List.of())));
    }

    private Change.Conclude conclusion(
            OperationContract contract,
            OperationResult result,
            StepState state,
            Map<String, Object> value,
            String externalId,
            boolean failed,
            Duration settle) {
        return new Change.Conclude(
                id.path(),
                contract.name(),
                contract.system(),
                state,
                value,
                externalId,
                result.problem(),
                failed,
                state == StepState.UNKNOWN ? settle : null,
                result.answers());
    }
}
