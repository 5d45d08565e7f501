package io.throughline.camel.replay;

import io.throughline.camel.operation.RouteOperationCaller;
import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.camel.workflow.ResultCheck;
import io.throughline.camel.workflow.StepDefinition;
import io.throughline.camel.workflow.StepId;
import io.throughline.camel.workflow.Subject;
import io.throughline.camel.workflow.UnknownOperationException;
import io.throughline.config.Systems;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedAnswer;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedStep;
import io.throughline.replay.Made;
import io.throughline.replay.ReplayedStep;
import io.throughline.replay.Sent;
import io.throughline.replay.Stop;
import io.throughline.workflow.OperationContract;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step on its record: the operation runs as it is, its calls are answered from the record, and its result is what it makes of them. Where the record does not
 * suffice, its recorded result counts and the gap is noted.
 *
 * @param caller runs operations of the context
 * @param directory the operations that regions bind
 * @param results checks results against their schemas
 */
record ReplayStep(RouteOperationCaller caller, OperationDirectory directory, ResultCheck results, Systems systems) {

    private static final String AFTER_THE_RECORD = "the step was never carried out, so nothing was answered to it";

    /** The result if the run goes on; empty if it ends here. */
    Optional<Map<String, Object>> perform(ReplayRun run, StepDefinition definition, StepId id, Object item) {
        Optional<RecordedStep> stored = run.stored(id);
        if (definition.join() != null) {
            return asRecorded(run, id, "join", stored);
        }
        if (stored.isEmpty() && run.isAtTheEndOfTheRecord()) {
            run.close();
            return Optional.empty();
        }
        return call(run, definition, id, item, stored);
    }

    /** What another transaction of the deal found out, or did for this one. */
    private Optional<Map<String, Object>> asRecorded(
            ReplayRun run, StepId id, String operation, Optional<RecordedStep> stored) {
        String system = stored.map(RecordedStep::system).orElse(null);
        Map<String, Object> result = stored.map(RecordedStep::result).orElse(null);
        run.add(new ReplayedStep(id.path(), operation, system, List.of(), result, null, null));
        if (result == null) {
            run.close();
        }
        return Optional.ofNullable(result);
    }

    private Optional<Map<String, Object>> call(
            ReplayRun run, StepDefinition definition, StepId id, Object item, Optional<RecordedStep> stored) {
        Map<String, Object> input = run.document().snapshot(item);
        OperationContract contract;
        OperationAttempt attempt;
        try {
            contract = directory.operation(
                    definition.call(),
                    directory.system(
                            definition.call(),
                            run.place(),
                            run.recorded().event().source()));
            if (isTakenOver(contract, stored)) {
                return asRecorded(run, id, contract.name(), stored);
            }
            attempt = attempt(run, id, contract, input, stored);
        } catch (UnknownOperationException | IllegalStateException cannot) {
            run.add(stopped(id, definition.call(), null, List.of(), failure(cannot.getMessage())));
            return Optional.empty();
        }
        AttemptTap tap = new AttemptTap(systems, Clock.fixed(run.now(), ZoneOffset.UTC), new StepAnswers(of(run, id)));
        return concluded(run, id, contract, tap, caller.call(attempt, tap), stored);
    }

    /** A record that another transaction had confirmed: it was never intended here, so nothing was called for it. */
    private static boolean isTakenOver(OperationContract contract, Optional<RecordedStep> stored) {
        return contract.safety().writes()
                && stored.filter(step -> step.key() == null && step.result() != null)
                        .isPresent();
    }

    private OperationAttempt attempt(
            ReplayRun run,
            StepId id,
            OperationContract contract,
            Map<String, Object> input,
            Optional<RecordedStep> stored) {
        String key = "";
        String marker = "";
        if (contract.safety().writes()) {
            Subject subject = Subject.of(contract, input, run.recorded().id(), id);
            String same = contract.name() + "/" + subject.name() + "/";
            Optional<RecordedStep> known =
                    stored.filter(step -> step.key() != null && step.key().startsWith(same));
            key = known.map(RecordedStep::key).orElse(same + "1");
            marker = directory.marker(contract.system(), key);
        }
        return new OperationAttempt(contract, input, key, marker, run.region(), () -> {});
    }

    private static List<RecordedAnswer> of(ReplayRun run, StepId id) {
        return run.recorded().answers().stream()
                .filter(answer -> answer.step().equals(id.path()))
                .toList();
    }

    private Optional<Map<String, Object>> concluded(
            ReplayRun run,
            StepId id,
            OperationContract contract,
            AttemptTap tap,
            OperationResult result,
            Optional<RecordedStep> stored) {
        run.place(result.place());
        String missing = missing(run, tap);
        if (missing != null) {
            return withoutAnswer(run, id, contract, tap, missing, stored);
        }
        if (!result.applied()) {
            return notDone(run, id, contract, tap, stop(result), stored);
        }
        List<String> problems = contract.result().isEmpty() || result.absent()
                ? List.of()
                : results.problems(contract.result().get(), result.value());
        if (!problems.isEmpty()) {
            String why = "its result is no canonical %s: %s"
                    .formatted(contract.result().get(), String.join("; ", problems));
            return notDone(run, id, contract, tap, new Stop("failure", "WFL-2005", why, "", null, null), stored);
        }
        Map<String, Object> value = result.value() == null ? Map.of() : result.value();
        Made made = tap.madeOf(value);
        Map<String, Object> corrected = run.corrected(id, value);
        run.add(new ReplayedStep(id.path(), contract.name(), contract.system(), tap.sent(), corrected, made, null));
        return Optional.of(corrected);
    }

    private static String missing(ReplayRun run, AttemptTap tap) {
        return tap.missing() != null ? tap.missing() : run.takeMissingFact();
    }

    /** What would be sent is known up to there; later steps read what was read then. */
    private static Optional<Map<String, Object>> withoutAnswer(
            ReplayRun run,
            StepId id,
            OperationContract contract,
            AttemptTap tap,
            String missing,
            Optional<RecordedStep> stored) {
        Optional<Map<String, Object>> result = stored.map(RecordedStep::result);
        boolean wrote =
                !tap.sent().isEmpty() && tap.sent().get(tap.sent().size() - 1).writes();
        if (!wrote || result.isEmpty()) {
            run.missing(id.path(), stored.isEmpty() ? AFTER_THE_RECORD : missing, tap.missingCall());
        }
        run.add(new ReplayedStep(
                id.path(), contract.name(), contract.system(), tap.sent(), result.orElse(null), null, null));
        return stored.isEmpty() ? Optional.of(Map.of()) : goesOn(run, result);
    }

    private static Optional<Map<String, Object>> goesOn(ReplayRun run, Optional<Map<String, Object>> result) {
        if (result.isEmpty()) {
            run.close();
        }
        return result;
    }

    /** A refusal by a system is part of the record and ends nothing that went on then; what our own files refuse does. */
    private static Optional<Map<String, Object>> notDone(
            ReplayRun run,
            StepId id,
            OperationContract contract,
            AttemptTap tap,
            Stop stop,
            Optional<RecordedStep> stored) {
        Optional<Map<String, Object>> result = stored.map(RecordedStep::result);
        if (stop.code().startsWith("CON-2") && result.isPresent()) {
            run.missing(id.path(), "the system refused a call that it took later", "");
            run.add(new ReplayedStep(
                    id.path(), contract.name(), contract.system(), tap.sent(), result.get(), null, null));
            return result;
        }
        run.add(stopped(id, contract.name(), contract.system(), tap.sent(), stop));
        return Optional.empty();
    }

    private static ReplayedStep stopped(StepId id, String operation, String system, List<Sent> sent, Stop stop) {
        return new ReplayedStep(id.path(), operation, system, sent, null, null, stop);
    }

    private static Stop stop(OperationResult result) {
        NewCase desk = result.hold();
        String code = result.code() == null ? "" : result.code();
        return desk == null
                ? new Stop("refused", code, String.valueOf(result.problem()), "", null, null)
                : new Stop(desk.kind(), desk.code(), desk.title(), desk.detail(), desk.amount(), desk.currency());
    }

    private static Stop failure(String message) {
        String text = String.valueOf(message);
        boolean coded = text.matches("(?s)[A-Z]{3}-\\d{4} .*");
        return new Stop(
                "failure", coded ? text.substring(0, 8) : "WFL-1021", coded ? text.substring(9) : text, "", null, null);
    }
}
