package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From which state of a deal its projects were made. A change waits behind a deal that is with a person (G9): when that one goes on, it reads the
 * deal as changed, and the change is no change any more.
 */
record ProjectOrigins(Ledger ledger) {

    private static final String DEAL = "opportunity";
    private static final Set<String> PROJECTS = Set.of("project", "erp-project");

    /** Whether the deal has projects and each was made from a state that has the change of this event already. */
    boolean areAllFromAfter(Map<String, Object> document) {
        String time = Json.textAt(document, "event.time");
        String self = Json.textAt(document, "transaction.id");
        List<TransactionHistory> makers = ledger.ofObject(DEAL, Json.textAt(document, "event.subject")).stream()
                .map(TransactionRecord::id)
                .filter(id -> !id.equals(self))
                .flatMap(id -> ledger.history(id).stream())
                .filter(ProjectOrigins::madeAProject)
                .toList();
        return time != null
                && !makers.isEmpty()
                && makers.stream()
                        .allMatch(maker -> readAt(maker)
                                .filter(read -> !read.isBefore(Instant.parse(time)))
                                .isPresent());
    }

    private static boolean madeAProject(TransactionHistory history) {
        return history.steps().stream()
                .anyMatch(step -> PROJECTS.contains(step.id()) && step.state() == StepState.DONE);
    }

    private static Optional<Instant> readAt(TransactionHistory history) {
        return history.steps().stream()
                .filter(step -> step.id().equals(DEAL) && step.result() != null)
                .map(StepRecord::result)
                .map(deal -> Json.textAt(deal, "version"))
                .map(Instant::parse)
                .findFirst();
    }
}
