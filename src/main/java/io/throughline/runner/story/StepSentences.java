package io.throughline.runner.story;

import io.throughline.ledger.StepRecord;
import io.throughline.workflow.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a step did, in one sentence or, if it was undone, in two. */
final class StepSentences {

    private final Sentences sentences;

    StepSentences(Sentences sentences) {
        this.sentences = sentences;
    }

    /** @param document results of the transaction's steps by name, for the holes of the sentences */
    List<Moment> of(StepRecord step, Map<String, Object> document) {
        Map<String, Object> values = values(step, document);
        return switch (step.state()) {
            case DONE -> List.of(forward(step, values, step.changedAt()));
            case INTENT -> List.of(moment(step, values, "asked"));
            case UNKNOWN -> List.of(moment(step, values, "unknown"));
            case PENDING -> step.problem() == null ? List.of() : List.of(moment(step, values, "pending"));
            case REJECTED -> List.of(moment(step, values, "refused"));
            case COMP_PENDING, COMP_INTENT ->
                List.of(forward(step, values, step.begunAt()), back(step, values, "undoing"));
            case COMPENSATED -> List.of(forward(step, values, step.begunAt()), back(step, values, "undone"));
            case COMP_STUCK -> List.of(forward(step, values, step.begunAt()), back(step, values, "stuck"));
            case SKIPPED -> step.result() == null ? List.of() : List.of(forward(step, values, step.begunAt()));
        };
    }

    private Moment forward(StepRecord step, Map<String, Object> values, Instant at) {
        List<String> keys = new ArrayList<>();
        if (step.result() == null) {
            keys.add("any.asked");
        } else {
            if (Boolean.TRUE.equals(step.result().get("existed"))) {
                keys.add(step.operation() + ".existed");
            }
            keys.add(step.operation() + ".done");
            keys.add("any.done");
        }
        return new Moment(at, sentences.say(values, keys.toArray(String[]::new)) + trouble(step, values));
    }

    /** How it went before it was done; the attempts of an undone step count its undo too and tell nothing. */
    private String trouble(StepRecord step, Map<String, Object> values) {
        if (step.state() != StepState.DONE) {
            return "";
        }
        if (step.attempts() > 1) {
            return sentences.say(values, "any.attempts");
        }
        return step.failures() > 0 ? sentences.say(values, "any.lost") : "";
    }

    private Moment moment(StepRecord step, Map<String, Object> values, String state) {
        return new Moment(step.changedAt(), sentences.say(values, step.operation() + "." + state, "any." + state));
    }

    /** An undo is an operation of its own and may have its own words. */
    private Moment back(StepRecord step, Map<String, Object> values, String state) {
        return new Moment(step.changedAt(), sentences.say(values, step.undo() + "." + state, "any." + state));
    }

    private Map<String, Object> values(StepRecord step, Map<String, Object> document) {
        Map<String, Object> values = new HashMap<>(document);
        values.put("system", sentences.name("system", step.system()));
        values.put("step", step.id());
        values.put("item", step.id().substring(step.id().lastIndexOf('/') + 1));
        values.put("operation", step.operation());
        values.put("attempts", step.attempts());
        values.put("problem", step.problem());
        values.put("result", step.result());
        String does = sentences.say(values, step.operation() + ".do");
        values.put("do", does.isEmpty() ? "carry out " + step.operation() : does);
        return values;
    }
}
