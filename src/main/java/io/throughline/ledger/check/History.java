package io.throughline.ledger.check;

import static java.util.stream.Collectors.groupingBy;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.AuditRow;
import io.throughline.ledger.check.LedgerSnapshot.CaseRow;
import io.throughline.ledger.check.LedgerSnapshot.DecisionRow;
import io.throughline.ledger.check.LedgerSnapshot.EventRow;
import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import io.throughline.workflow.Safety;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The evidence in the order in which checks walk through it: by event, by transaction, by step. */
final class History {

    private final Evidence evidence;
    private final Map<String, List<TransactionRow>> byEvent;
    private final Map<String, List<StepRow>> steps;
    private final Map<String, List<AttemptRow>> attempts;
    private final Map<String, List<AuditRow>> audit;
    private final Map<String, List<CaseRow>> cases;
    private final Map<String, List<DecisionRow>> decisions;

    History(Evidence evidence) {
        this.evidence = evidence;
        LedgerSnapshot ledger = evidence.ledger();
        byEvent = ledger.transactions().stream().collect(groupingBy(TransactionRow::eventId));
        steps = sorted(ledger.steps(), StepRow::transactionId, Comparator.comparingInt(StepRow::sequence));
        attempts = sorted(
                ledger.attempts(),
                AttemptRow::transactionId,
                Comparator.comparing(AttemptRow::startedAt).thenComparing(AttemptRow::number));
        audit = sorted(ledger.audit(), AuditRow::transactionId, Comparator.comparingLong(AuditRow::number));
        decisions = sorted(ledger.decisions(), DecisionRow::transactionId, Comparator.comparing(DecisionRow::at));
        cases = sorted(ledger.cases(), CaseRow::transactionId, Comparator.comparing(CaseRow::openedAt));
    }

    private static <T> Map<String, List<T>> sorted(List<T> rows, Function<T, String> key, Comparator<T> order) {
        return rows.stream().sorted(order).collect(groupingBy(key, HashMap::new, Collectors.toList()));
    }

    LedgerSnapshot ledger() {
        return evidence.ledger();
    }

    Evidence evidence() {
        return evidence;
    }

    List<EventRow> events() {
        return evidence.ledger().events();
    }

    List<TransactionRow> transactions() {
        return evidence.ledger().transactions();
    }

    List<TransactionRow> of(EventRow event) {
        return byEvent.getOrDefault(event.id(), List.of());
    }

    /** In the order in which they began. */
    List<StepRow> steps(TransactionRow transaction) {
        return steps.getOrDefault(transaction.id(), List.of());
    }

    /** Oldest first. */
    List<AttemptRow> attempts(TransactionRow transaction) {
        return attempts.getOrDefault(transaction.id(), List.of());
    }

    /** Oldest first. */
    List<AttemptRow> attempts(StepRow step) {
        return attempts.getOrDefault(step.transactionId(), List.of()).stream()
                .filter(attempt -> attempt.stepId().equals(step.id()))
                .toList();
    }

    /** In the order in which it was written. */
    List<AuditRow> audit(TransactionRow transaction) {
        return audit.getOrDefault(transaction.id(), List.of());
    }

    List<CaseRow> cases(TransactionRow transaction) {
        return cases.getOrDefault(transaction.id(), List.of());
    }

    /** What people decided about the transaction. What they ask for is not done by the product itself. */
    List<DecisionRow> decisions(String transactionId) {
        return decisions.getOrDefault(transactionId, List.of());
    }

    /** Whether a person decided something between the two moments. */
    boolean personBetween(String transactionId, Instant from, Instant to) {
        return decisions(transactionId).stream()
                .map(DecisionRow::at)
                .anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
    }

    /** What the operation promises; one effect with a search, if nothing says so. */
    Safety safety(String operation, String system) {
        return evidence.promises().safety(operation, system).orElse(Safety.LOOK_UP);
    }
}
