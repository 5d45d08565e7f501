package io.throughline.runner.story;

import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.TransactionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells one transaction from the event to where it stands, oldest sentence first. Thread-safe. */
public final class Timeline {

    private final Sentences sentences;
    private final StepSentences steps;

    /** Tells with these words. */
    public Timeline(Sentences sentences) {
        this.sentences = sentences;
        this.steps = new StepSentences(sentences);
    }

    /** The sentences of one transaction; sentences of the same instant keep the order of the steps. */
    public List<Moment> of(TransactionHistory history) {
        Map<String, Object> document = document(history);
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(
                history.event().receivedAt(),
                sentences.say(document, "event." + history.event().type(), "event.any")));
        history.steps().stream()
                .filter(step -> !Holds.stopped(step, history)) // told by its desk case
                .forEach(step -> moments.addAll(steps.of(step, document)));
        history.cases().forEach(desk -> moments.addAll(desk(desk, document)));
        moments.addAll(standing(history.transaction(), document));
        moments.sort(Comparator.comparing(Moment::at));
        return List.copyOf(moments);
    }

    private List<Moment> desk(CaseRecord desk, Map<String, Object> document) {
        Map<String, Object> values = new HashMap<>(document);
        values.put("team", sentences.name("team", desk.opened().team()));
        values.put("code", desk.opened().code());
        values.put("title", desk.opened().title());
        values.put("detail", desk.opened().detail());
        values.put("fix", desk.opened().fix());
        values.put("decision", desk.decision());
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(
                desk.openedAt(), sentences.say(values, "case." + desk.opened().kind(), "case.any")));
        if (desk.decidedAt() != null) {
            moments.add(new Moment(desk.decidedAt(), sentences.say(values, "case.decided")));
        }
        return moments;
    }

    private List<Moment> standing(TransactionRecord transaction, Map<String, Object> document) {
        Map<String, Object> values = new HashMap<>(document);
        values.put("reason", transaction.reason());
        values.put(
                "due", transaction.dueAt() == null ? null : transaction.dueAt().toString());
        String says = sentences.say(
                values, "state." + transaction.state() + "." + transaction.workflow(), "state." + transaction.state());
        if (says.isEmpty()) {
            return List.of();
        }
        boolean isFinal = transaction.state().isFinal() && transaction.endedAt() != null;
        if (isFinal) {
            return List.of(new Moment(transaction.endedAt(), says));
        }
        boolean waits = transaction.state() == TransactionState.WAITING && transaction.dueAt() != null;
        return waits ? List.of(new Moment(transaction.dueAt(), says)) : List.of();
    }

    private Map<String, Object> document(TransactionHistory history) {
        Map<String, Object> document = new LinkedHashMap<>();
        history.steps().stream()
                .filter(step -> step.result() != null && !step.id().contains("/"))
                .forEach(step -> document.put(step.id(), step.result()));
        document.put("object", history.event().objectId());
        document.put("objectType", history.event().objectType());
        document.put("source", sentences.name("system", history.event().source()));
        document.put("region", history.transaction().region());
        document.put("workflow", history.transaction().workflow());
        return document;
    }
}
