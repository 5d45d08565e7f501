package io.throughline.runner.story;

import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.EventRecord;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds what the ledger would know about one deal; every step takes a second. */
public final class Story {

    private static final Instant START = Instant.parse("2026-03-02T09:14:00Z");

    private final List<StepRecord> steps = new ArrayList<>();
    private final List<CaseRecord> cases = new ArrayList<>();
    private TransactionState state = TransactionState.RUNNING;

    /** A step with a result, or without one if it is null. */
    public Story step(String id, String operation, String system, StepState stepState, Map<String, Object> result) {
        Instant begun = START.plusSeconds(steps.size() + 1);
        String externalId = result == null ? null : (String) result.get("id");
        steps.add(new StepRecord(
                id,
                steps.size(),
                operation,
                system,
                stepState,
                "key-" + id,
                "tl-" + id,
                null,
                null,
                null,
                result,
                null,
                externalId,
                1,
                0,
                Duration.ZERO,
                Duration.ZERO,
                begun,
                begun.plusMillis(500)));
        return this;
    }

    /** A hold at a step. */
    public Story hold(String team, String code, String title, String fix, String stepId) {
        NewCase opened = new NewCase("hold", team, code, title, "", fix, stepId, null, null);
        cases.add(new CaseRecord("case-1", "tx-1", opened, end(), end().plusSeconds(3600), null, null, 1));
        return this;
    }

    /** The newest case was decided. */
    public Story decided(String decision) {
        CaseRecord open = cases.remove(cases.size() - 1);
        cases.add(new CaseRecord(
                open.id(),
                open.transactionId(),
                open.opened(),
                open.openedAt(),
                open.deadlineAt(),
                end(),
                decision,
                1));
        return this;
    }

    /** Where the transaction stands. */
    public Story state(TransactionState now) {
        state = now;
        return this;
    }

    /** What the ledger would answer. */
    public TransactionHistory history() {
        Instant ended = state.isFinal() ? end() : null;
        TransactionRecord transaction = new TransactionRecord(
                "tx-1",
                "event-1",
                null,
                "opportunity-to-project",
                state,
                "de",
                "de01",
                "opportunity",
                "006A",
                "1",
                START,
                null,
                ended,
                1,
                0,
                "bundle",
                null,
                null,
                1);
        EventRecord event = new EventRecord(
                "event-1",
                "opportunity.won:006A:1",
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                "006A",
                "1",
                START,
                START,
                Map.of());
        return new TransactionHistory(transaction, event, steps, cases);
    }

    private Instant end() {
        return START.plusSeconds(steps.size() + 2L);
    }
}
