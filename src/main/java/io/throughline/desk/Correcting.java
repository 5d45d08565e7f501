package io.throughline.desk;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.JsonPath;
import io.throughline.canonical.SchemaViolation;
import io.throughline.ledger.Change;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.Ruling.StepRuling;
import io.throughline.ledger.StepRecord;
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
import java.util.stream.Collectors;

/** Correcting declared values of what was read, and trying again. The vendor's record is not changed. Pure. */
final class Correcting {

    private static final int LONGEST = 1_000;

    private final Situation situation;
    private final Corrections corrections;
    private final CanonicalSchemas schemas;

    Correcting(Situation situation, Corrections corrections, CanonicalSchemas schemas) {
        this.situation = situation;
        this.corrections = corrections;
        this.schemas = schemas;
    }

    /** Why nothing at all can be corrected; empty if something can. */
    Optional<Plan.Impossible> obstacle() {
        if (!situation.isWithPerson()) {
            return Optional.of(Plan.impossible("The transaction is %s: there is nothing to correct."
                    .formatted(Words.of(situation.transaction().state()))));
        }
        if (situation.isUndoing()) {
            return Optional.of(Plan.impossible("The deal is taken back: correct it in the CRM and win it anew."));
        }
        if (!situation.inDoubt().isEmpty()) {
            return Optional.of(
                    Plan.impossible(
                            "A call is in doubt, and what it sent must not change before it is known what became of it: approve or retry first."));
        }
        return fields().isEmpty()
                ? Optional.of(Plan.impossible(
                        "%s declares nothing that could be corrected here. Mend it at its source and retry."
                                .formatted(Corrections.FILE)))
                : Optional.empty();
    }

    /** What may be corrected as things stand. */
    List<Correctable> fields() {
        boolean written = situation.isWritten();
        return corrections.in(situation.file().desk().opened().code()).stream()
                .filter(field -> !written || field.scope().afterWrites())
                .filter(field -> read(field).isPresent())
                .toList();
    }

    /** @param set corrected values by path, as text */
    Plan plan(Person person, Map<String, String> set) {
        Optional<Plan.Impossible> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (set.isEmpty()) {
            return refused("Say what to correct: --set path=value. Here: %s.".formatted(paths(fields())));
        }
        List<Edit> edits = new ArrayList<>();
        for (Map.Entry<String, String> value : set.entrySet()) {
            Optional<String> wrong = wrong(person, value.getKey(), value.getValue(), edits);
            if (wrong.isPresent()) {
                return refused(wrong.get());
            }
        }
        return corrected(edits);
    }

    private Optional<String> wrong(Person person, String path, String text, List<Edit> edits) {
        Optional<Correctable> field = corrections.find(path);
        if (field.isEmpty()) {
            return Optional.of("'%s' cannot be corrected. %s"
                    .formatted(
                            shown(path),
                            corrections
                                    .nearest(path)
                                    .map(near -> "Did you mean '" + near + "'?")
                                    .orElse("What can: " + paths(fields()) + ".")));
        }
        if (!fields().contains(field.get())) {
            return Optional.of("'%s' cannot be corrected in this case. What can: %s.".formatted(path, paths(fields())));
        }
        if (person.reach().teams() != null
                && person.reach().teams().stream().noneMatch(field.get().teams()::contains)) {
            return Optional.of("'%s' is corrected by %s."
                    .formatted(path, String.join(", ", field.get().teams())));
        }
        return edit(field.get(), text, edits);
    }

    private Optional<String> edit(Correctable field, String text, List<Edit> edits) {
        Optional<Object> after =
                text.length() > LONGEST ? Optional.empty() : field.form().read(text);
        if (after.isEmpty()) {
            return Optional.of("The value for '%s' does not fit: write %s."
                    .formatted(field.path(), field.form().expected()));
        }
        Object before = JsonPath.of(field.inStep()).in(read(field).orElseThrow().result());
        if (after.get().equals(before)) {
            return Optional.of("'%s' has this value already.".formatted(field.path()));
        }
        edits.add(new Edit(field.path(), before, after.get()));
        return Optional.empty();
    }

    private Plan corrected(List<Edit> edits) {
        Map<String, Map<String, Object>> results = overlaid(edits);
        List<String> violations = new ArrayList<>();
        results.forEach((step, result) -> violations.addAll(violations(step, result)));
        if (!violations.isEmpty()) {
            return refused("The corrected deal would not fit its schema: %s.".formatted(String.join("; ", violations)));
        }
        Map<String, Object> corrected = new LinkedHashMap<>();
        edits.forEach(edit -> corrected.put(edit.path(), edit.after()));
        List<Change> changes = new ArrayList<>();
        List<StepRuling> steps = steps(results, changes);
        String paths = edits.stream().map(Edit::path).collect(Collectors.joining(", "));
        return new Plan.Possible(
                "Corrects %s for this deal only, applies the rules anew and goes on. The record in the CRM is not changed; you have then prepared this deal (D60)."
                        .formatted(paths),
                new Effects(
                        TransactionLifecycle.TABLE.next(TransactionState.WITH_PERSON, TransactionEvent.PERSON_RETRIED),
                        steps,
                        changes,
                        corrected,
                        false,
                        paths),
                new Plan.Kept(null, edits, null));
    }

    private Map<String, Map<String, Object>> overlaid(List<Edit> edits) {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (Edit edit : edits) {
            Correctable field = corrections.find(edit.path()).orElseThrow();
            Map<String, Object> result =
                    results.getOrDefault(field.step(), read(field).orElseThrow().result());
            results.put(field.step(), JsonPath.of(field.inStep()).with(result, edit.after()));
        }
        return results;
    }

    private List<String> violations(String step, Map<String, Object> result) {
        return schemas.objects().contains(step)
                ? schemas.validate(step, result).stream()
                        .map(SchemaViolation::message)
                        .toList()
                : List.of();
    }

    private List<StepRuling> steps(Map<String, Map<String, Object>> results, List<Change> changes) {
        boolean written = situation.isWritten();
        List<StepRuling> steps = new ArrayList<>();
        for (StepRecord step : situation.steps()) {
            if (results.containsKey(step.id())) {
                steps.add(
                        new StepRuling(step.id(), step.state(), step.key(), results.get(step.id()), step.externalId()));
            } else if (Retrying.isStopped(step)) {
                steps.add(Retrying.stoppedAnew(step));
            } else if (step.state() == StepState.DONE && isDecidedAnew(step, written)) {
                steps.add(StepRuling.anew(step, StepLifecycle.TABLE.next(step.state(), StepEvent.PERSON_RETRIED)));
                Retrying.release(step, changes);
            }
        }
        return steps;
    }

    /** Rules see the corrected value; a reservation made from it is made anew unless records carry it already. */
    private static boolean isDecidedAnew(StepRecord step, boolean written) {
        return Situation.isRule(step) || (Situation.isReservation(step) && !written);
    }

    private Optional<StepRecord> read(Correctable field) {
        return situation.steps().stream()
                .filter(step -> step.id().equals(field.step()))
                .filter(step -> step.state() == StepState.DONE && step.result() != null)
                .findFirst();
    }

    private static String paths(List<Correctable> fields) {
        return fields.isEmpty()
                ? "nothing"
                : fields.stream().map(Correctable::path).collect(Collectors.joining(", "));
    }

    private static String shown(String path) {
        return path.length() > 80 ? path.substring(0, 80) : path;
    }

    private static Plan.Impossible refused(String why) {
        return new Plan.Impossible("DSK-1012", why);
    }
}
