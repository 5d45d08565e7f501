package io.throughline.desk;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.ledger.Change;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.Ruling.StepRuling;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepLifecycle;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Saying yes: to an approval, to "it was carried out", to "I took it back by hand". Pure. */
final class Approving {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_@.:/-]{0,119}");

    private final Situation situation;
    private final CanonicalSchemas schemas;

    Approving(Situation situation, CanonicalSchemas schemas) {
        this.situation = situation;
        this.schemas = schemas;
    }

    /** @param as the record that the person names, else null */
    Plan plan(String as) {
        if (!situation.isWithPerson()) {
            return Plan.impossible("The transaction is %s: there is nothing to approve."
                    .formatted(Words.of(situation.transaction().state())));
        }
        Optional<ApprovalAsked> asked = asked();
        if (asked.isPresent()) {
            return approval(asked.get());
        }
        Optional<StepRecord> doubt = situation.doubt();
        if (doubt.isPresent()) {
            return carriedOut(doubt.get(), as);
        }
        return situation.stuck().isEmpty()
                ? Plan.impossible(
                        "There is nothing to approve: what stopped the deal must be mended, then retry or correct it, or dismiss it.")
                : takenBack(situation.stuck());
    }

    Optional<ApprovalAsked> asked() {
        return situation.file().desk().opened().kind().equals("approval")
                ? ApprovalAsked.in(situation.file().desk().opened().facts())
                : Optional.empty();
    }

    private Plan approval(ApprovalAsked asked) {
        List<StepRuling> steps = situation.step().filter(Retrying::isStopped).stream()
                .map(Retrying::stoppedAnew)
                .toList();
        return new Plan.Possible(
                "Approves %s for this deal, stage %d of %d (%s). Another amount is asked anew."
                        .formatted(asked.amount(), asked.number(), asked.of(), asked.stage()),
                Effects.on(next(TransactionEvent.PERSON_APPROVED), steps),
                new Plan.Kept(null, List.of(), asked.approved()));
    }

    private Plan carriedOut(StepRecord step, String as) {
        if (as == null) {
            return Plan.impossible("Say which record in %s the call '%s' made: approve with --as ID."
                    .formatted(step.system(), step.id()));
        }
        Optional<OperationContract> contract = situation.contracts().of(step);
        if (contract.isEmpty()) {
            return Plan.impossible(
                    "The connector of %s knows the operation %s no more, so its record cannot be taken over."
                            .formatted(step.system(), step.operation()));
        }
        Optional<Map<String, Object>> result = result(contract.get(), as);
        return result.isPresent()
                ? carriedOut(step, contract.get(), as, result.get())
                : Plan.impossible(
                        "Nothing is known of '%s' in %s, and an id alone is no canonical %s. Choose one of the candidates of the case: %s."
                                .formatted(
                                        as,
                                        step.system(),
                                        contract.get().result().orElse("object"),
                                        candidateIds()));
    }

    private Plan carriedOut(StepRecord step, OperationContract contract, String as, Map<String, Object> result) {
        StepState done = StepLifecycle.TABLE.next(step.state(), StepEvent.PERSON_SAYS_APPLIED);
        List<Change> changes = new ArrayList<>();
        if (step.subject() != null) {
            changes.add(new Change.ConfirmSubject(step.subject(), step.id(), result));
        }
        contract.crosswalk()
                .ifPresent(kind -> changes.add(new Change.Bind(kind, canonicalId(step), step.system(), as)));
        return new Plan.Possible(
                "Says that %s carried out '%s' as the record %s. The deal goes on with it."
                        .formatted(step.system(), step.id(), as),
                new Effects(
                        next(TransactionEvent.PERSON_APPROVED),
                        List.of(new StepRuling(step.id(), done, step.key(), result, as)),
                        changes,
                        null,
                        false,
                        step.id() + " = " + as),
                new Plan.Kept(as, List.of(), null));
    }

    /** The result of a stored candidate; else what the person named, where an id alone is enough. */
    private Optional<Map<String, Object>> result(OperationContract contract, String as) {
        if (!isId(as)) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> stored = candidates(situation).stream()
                .filter(candidate -> as.equals(Json.textAt(candidate, "id")))
                .findFirst()
                .map(candidate -> candidate.get("result") instanceof Map<?, ?> result
                        ? new LinkedHashMap<>(Json.asObject(result))
                        : new LinkedHashMap<>(Map.<String, Object>of("id", as)));
        return stored.or(() -> idAlone(contract, as)).filter(found -> fits(contract, found));
    }

    /** Of an operation that promises a canonical object, a record of which nothing but an id is known is never taken over. */
    private static Optional<Map<String, Object>> idAlone(OperationContract contract, String as) {
        return contract.result().isPresent() ? Optional.empty() : Optional.of(new LinkedHashMap<>(Map.of("id", as)));
    }

    /** Whether a text may be the id of a record: nothing that a path or a shell would take for more. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && !text.contains("..");
    }

    private boolean fits(OperationContract contract, Map<String, Object> result) {
        return contract.result()
                .map(schema -> schemas.objects().contains(schema)
                        && schemas.validate(schema, result).isEmpty())
                .orElse(true);
    }

    /** What was found where a call is in doubt; empty if nothing was. */
    static List<Map<String, Object>> candidates(Situation situation) {
        Object candidates = situation.file().desk().opened().facts().get("candidates");
        return candidates instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(Json::asObject)
                        .filter(candidate -> candidate.get("id") != null)
                        .toList()
                : List.of();
    }

    private String candidateIds() {
        String ids = candidates(situation).stream()
                .map(candidate -> Json.textAt(candidate, "id"))
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "there are none; retry if it was not carried out" : ids;
    }

    private Plan takenBack(List<StepRecord> stuck) {
        List<StepRuling> steps = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (StepRecord step : stuck) {
            steps.add(StepRuling.of(step, StepLifecycle.TABLE.next(step.state(), StepEvent.PERSON_UNDID)));
            if (step.subject() != null) {
                changes.add(new Change.ReleaseSubject(step.subject()));
            }
            if (step.externalId() != null) {
                situation
                        .contracts()
                        .of(step)
                        .flatMap(OperationContract::crosswalk)
                        .ifPresent(kind -> changes.add(
                                new Change.Unbind(kind, canonicalId(step), step.system(), step.externalId())));
            }
        }
        String which = stuck.stream().map(StepRecord::id).collect(Collectors.joining(", "));
        return new Plan.Possible(
                "Says that everything that could not be undone was taken back by hand: %s. The deal then ends as undone."
                        .formatted(which),
                new Effects(next(TransactionEvent.PERSON_RETRIED_UNDO), steps, changes, null, false, which));
    }

    private String canonicalId(StepRecord step) {
        return step.subject() == null ? situation.transaction().id() : step.subject();
    }

    private static TransactionState next(TransactionEvent event) {
        return TransactionLifecycle.TABLE.next(TransactionState.WITH_PERSON, event);
    }
}
