package io.throughline.lifecycle;

import io.throughline.ledger.CaseFile;
import io.throughline.ledger.CaseQuery;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DeskLedger;
import io.throughline.ledger.DeskReach;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.testkit.TransitionsTaken;
import io.throughline.workflow.Lifecycle.Transition;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepLifecycle;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.function.Consumer;

/** A desk ledger that tells which rows its rulings took, once they are stored. */
record RulingsSeen(DeskLedger ledger, TransactionHistory before, Consumer<String> rows) implements DeskLedger {

    @Override
    public List<CaseFile> cases(CaseQuery query) {
        return ledger.cases(query);
    }

    @Override
    public List<CaseFile> named(String id, DeskReach reach) {
        return ledger.named(id, reach);
    }

    @Override
    public List<DecisionRecord> decisions(String transactionId) {
        return ledger.decisions(transactionId);
    }

    @Override
    public boolean decide(Ruling ruling) {
        boolean stored = ledger.decide(ruling);
        if (stored) {
            ruling.effects().steps().forEach(this::see);
            see(ruling.judgement().action(), ruling.effects().next());
        }
        return stored;
    }

    private void see(Ruling.StepRuling ruled) {
        StepState from = before.steps().stream()
                .filter(step -> step.id().equals(ruled.stepId()))
                .map(StepRecord::state)
                .findFirst()
                .orElseThrow();
        StepLifecycle.TABLE.transitions().stream()
                .filter(row -> row.from() == from && row.to() == ruled.state())
                .map(Transition::event)
                .filter(event -> event.name().startsWith("PERSON_"))
                .forEach(event -> rows.accept(TransitionsTaken.row(from, (StepEvent) event)));
    }

    /** Retry and approval may lead to the same state; what the person did tells them apart. */
    private void see(String action, TransactionState next) {
        TransactionState from = before.transaction().state();
        TransactionLifecycle.TABLE.transitions().stream()
                .filter(row -> row.from() == from && row.to() == next)
                .map(Transition::event)
                .filter(event -> event
                        != (action.equals("approve")
                                ? TransactionEvent.PERSON_RETRIED
                                : TransactionEvent.PERSON_APPROVED))
                .forEach(event -> rows.accept(TransitionsTaken.row(from, event)));
    }
}
