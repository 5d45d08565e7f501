package io.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import io.throughline.workflow.TransactionState;
import io.throughline.workflow.UndoRule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Plays scenarios on a workflow of two steps with a read before and a write after them, and gathers the rows they visit. */
abstract class Scenarios {

    static final String DEAL = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:deal?call=crm-deal-read"
                    - to: "step:project?call=psa-project-make&undo=psa-project-drop"
                    - to: "step:invoice?call=erp-invoice-make&undo=erp-invoice-drop"
                    - to: "step:link?call=crm-deal-link"
            """;

    private final Set<String> visited = new TreeSet<>();

    abstract void play();

    final Set<String> visited() {
        play();
        return visited;
    }

    /** Plays one deal to where it comes by itself. */
    final void deal(TransactionState end, Consumer<WorkflowBed> given) {
        deal(DEAL, end, given);
    }

    final void deal(String yaml, TransactionState end, Consumer<WorkflowBed> given) {
        try (WorkflowBed bed = WorkflowBed.with(yaml)) {
            given.accept(bed);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.history(id).transaction().state())
                    .as(bed.timelines())
                    .isEqualTo(end);
            keep(bed);
        }
    }

    /** The runner dies at its n-th call, and another one goes on. */
    final void death(int call, boolean afterEffect, TransactionState end, Consumer<WorkflowBed> given) {
        try (WorkflowBed bed = WorkflowBed.with(DEAL)) {
            given.accept(bed);
            bed.killAtCall(call, afterEffect);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle().restart().settle();
            assertThat(bed.history(id).transaction().state())
                    .as(bed.timelines())
                    .isEqualTo(end);
            keep(bed);
        }
    }

    final void keep(WorkflowBed bed) {
        visited.addAll(bed.transitions().rows());
    }

    final void keep(String row) {
        visited.add(row);
    }

    static OperationContract contract(String name, Safety safety, boolean probe, UndoRule undo) {
        return new OperationContract(
                name,
                name.substring(0, name.indexOf('-')),
                name,
                safety,
                Optional.empty(),
                false,
                Duration.ofSeconds(25),
                probe ? Optional.of(name + "-probe") : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(undo));
    }
}
