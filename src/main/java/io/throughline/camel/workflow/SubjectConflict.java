package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.StepEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a step does when another transaction makes, or has made, the same thing. */
final class SubjectConflict {

    /** The holder's end wakes the waiting transaction; this is only the net below it. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final WorkflowHost host;
    private final WorkflowRun run;
    private final StepId id;

    SubjectConflict(WorkflowHost host, WorkflowRun run, StepId id) {
        this.host = host;
        this.run = run;
        this.id = id;
    }

    Optional<Map<String, Object>> taken(OperationContract contract, Committed.SubjectTaken taken) {
        run.close(
                mayShare(contract, taken.holder())
                        ? new Closing.Wait(
                                LOOK_AGAIN, taken.subject(), "another transaction is making " + taken.subject())
                        : new Closing.Person(StepCases.collision(id, taken.subject(), taken.holder())));
        return Optional.empty();
    }

    Optional<Map<String, Object>> exists(OperationContract contract, Committed.SubjectExists exists) {
        if (!mayShare(contract, exists.holder())) {
            run.close(new Closing.Person(StepCases.collision(id, exists.subject(), exists.holder())));
            return Optional.empty();
        }
        Object externalId = exists.result().get("id");
        run.add(new Change.Conclude(
                id.path(),
                contract.name(),
                contract.system(),
                run.happened(id.path(), StepEvent.SHARED),
                exists.result(),
                externalId == null ? null : externalId.toString(),
                null,
                false,
                null,
                List.of()));
        return Optional.of(exists.result());
    }

    private boolean mayShare(OperationContract contract, String holder) {
        return contract.shared()
                || host.ledger().history(holder).map(this::isOfSameDeal).orElse(false);
    }

    private boolean isOfSameDeal(TransactionHistory other) {
        return other.transaction().objectType().equals(run.transaction().objectType())
                && other.transaction().objectId().equals(run.transaction().objectId());
    }
}
