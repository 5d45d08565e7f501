package io.throughline.runner.story;

import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One transaction as the plain JSON object that {@code transactions --json} prints: the fields that {@code docs/cli.md} lists, and its timeline. No
 * payloads, no results of steps. Thread-safe.
 */
public final class TransactionView {

    private final Timeline timeline;
    private final UnaryOperator<String> versions;

    /** Views with timelines in these words. */
    public TransactionView(Sentences sentences, UnaryOperator<String> versions) {
        this.timeline = new Timeline(sentences);
        this.versions = versions;
    }

    /**
     * The view of one transaction; instants are ISO-8601 in UTC.
     *
     * @param waitingBehind how many of the same object wait until it has ended; null if nobody waits for a person
     */
    public Map<String, Object> of(TransactionHistory history, Integer waitingBehind) {
        TransactionRecord transaction = history.transaction();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", transaction.id());
        view.put("workflow", transaction.workflow());
        view.put("event", history.event().type());
        view.put("eventId", transaction.eventId());
        view.put("source", history.event().source());
        view.put("object", transaction.objectId());
        view.put("objectType", transaction.objectType());
        view.put("region", transaction.region());
        view.put("legalEntity", transaction.legalEntity());
        view.put("state", transaction.state().name());
        view.put("reason", transaction.reason());
        view.put("parent", transaction.parentId());
        view.put("created", text(transaction.createdAt()));
        view.put("due", text(transaction.dueAt()));
        view.put("ended", text(transaction.endedAt()));
        view.put("bundle", transaction.bundle());
        view.put("bundleVersion", transaction.bundle() == null ? null : versions.apply(transaction.bundle()));
        view.put("waitingBehind", waitingBehind);
        view.put(
                "steps",
                history.steps().stream().map(step -> step(step, history)).toList());
        view.put("case", history.desk().map(TransactionView::desk).orElse(null));
        view.put(
                "timeline",
                timeline.of(history).stream().map(TransactionView::moment).toList());
        return view;
    }

    private static Map<String, Object> step(StepRecord step, TransactionHistory history) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", step.id());
        view.put("operation", step.operation());
        view.put("system", step.system());
        view.put("state", step.state().name());
        view.put("outcome", outcome(step, history));
        view.put("key", step.key());
        view.put("externalId", step.externalId());
        view.put("attempts", step.attempts());
        view.put("failures", step.failures());
        view.put("problem", step.problem());
        return view;
    }

    /** What became of the forward call; the state says whether it was undone since. */
    private static String outcome(StepRecord step, TransactionHistory history) {
        return switch (step.state()) {
            case DONE, COMP_PENDING, COMP_INTENT, COMPENSATED, COMP_STUCK ->
                step.result() == null ? "unknown" : "applied";
            case INTENT, UNKNOWN -> "unknown";
            case PENDING -> "not applied";
            case REJECTED -> Holds.stopped(step, history) ? "held" : "rejected";
            case SKIPPED -> step.result() == null ? "not applied" : "applied";
        };
    }

    private static Map<String, Object> desk(CaseRecord desk) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", desk.id());
        view.put("kind", desk.opened().kind());
        view.put("team", desk.opened().team());
        view.put("code", desk.opened().code());
        view.put("title", desk.opened().title());
        view.put("detail", desk.opened().detail());
        view.put("fix", desk.opened().fix());
        view.put("step", desk.opened().stepId());
        view.put("amount", desk.opened().amount());
        view.put("currency", desk.opened().currency());
        view.put("opened", text(desk.openedAt()));
        view.put("deadline", text(desk.deadlineAt()));
        view.put("version", desk.version());
        view.put("decision", desk.decision());
        return view;
    }

    private static Map<String, Object> moment(Moment moment) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", text(moment.at()));
        view.put("says", moment.says());
        return view;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
