package io.throughline.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a transaction has done so far fits the workflow files that it shall go on with (G11). A pure function of both.
 *
 * @param workflows all workflows of the bundle to go on with
 */
public record RepinCheck(List<WorkflowOutline> workflows) {

    /** Keeps a copy. */
    public RepinCheck {
        workflows = List.copyOf(workflows);
    }

    /**
     * Every reason against it, as parts of a sentence; empty if there is none.
     *
     * @param workflow of the transaction
     * @param done its steps that were or may have been carried out, in the order in which they began
     * @param elsewhere names of the steps that other transactions of the same deal carried out
     */
    public List<String> reasons(String workflow, List<CarriedOutStep> done, Set<String> elsewhere) {
        Optional<WorkflowOutline> outline = find(workflow);
        if (outline.isEmpty()) {
            return List.of("the workflow '%s' is not there any more".formatted(workflow));
        }
        List<String> reasons = new ArrayList<>();
        new LinkedHashSet<>(done).forEach(step -> missing(outline.get(), step).ifPresent(reasons::add));
        if (reasons.isEmpty()) {
            disorder(outline.get(), done).ifPresent(reasons::add);
        }
        elsewhere.stream()
                .sorted()
                .filter(step -> movedInto(outline.get(), step, done))
                .map(step ->
                        "the step '%s', which another transaction of the deal carried out, is in the workflow '%s' now"
                                .formatted(step, workflow))
                .forEach(reasons::add);
        return reasons;
    }

    private Optional<WorkflowOutline> find(String workflow) {
        return workflows.stream()
                .filter(outline -> outline.workflow().equals(workflow))
                .findFirst();
    }

    private Optional<String> missing(WorkflowOutline outline, CarriedOutStep done) {
        if (!outline.has(done.step())) {
            return Optional.of(workflows.stream()
                    .filter(other -> other.has(done.step()))
                    .findFirst()
                    .map(other -> "the step '%s' moved to the workflow '%s'".formatted(done.step(), other.workflow()))
                    .orElse("the step '%s' is missing".formatted(done.step())));
        }
        List<WorkflowOutline.Place> alike = outline.places().stream()
                .filter(place -> place.step().equals(done.step()) && place.items() == done.items())
                .toList();
        if (alike.isEmpty()) {
            return Optional.of("the step '%s' has other item keys".formatted(done.step()));
        }
        boolean callsAnother =
                alike.stream().noneMatch(place -> place.operation().equals(done.operation()));
        return done.inDoubt() && callsAnother
                ? Optional.of("the step '%s' is in doubt after %s and calls %s now"
                        .formatted(done.step(), done.operation(), alike.get(0).operation()))
                : Optional.empty();
    }

    /** Takes for each step the first place behind the one before it: if that fails, no choice of places keeps the order. */
    private static Optional<String> disorder(WorkflowOutline outline, List<CarriedOutStep> done) {
        int next = 0;
        String before = null;
        for (String step :
                new LinkedHashSet<>(done.stream().map(CarriedOutStep::step).toList())) {
            int found = next;
            while (found < outline.places().size()
                    && !outline.places().get(found).step().equals(step)) {
                found++;
            }
            if (found == outline.places().size()) {
                return Optional.of(
                        "the step '%s' was carried out after '%s' and stands before it now".formatted(step, before));
            }
            next = found + 1;
            before = step;
        }
        return Optional.empty();
    }

    private boolean movedInto(WorkflowOutline outline, String step, List<CarriedOutStep> done) {
        boolean stillElsewhere = workflows.stream()
                .filter(other -> !other.workflow().equals(outline.workflow()))
                .anyMatch(other -> other.has(step));
        boolean ours = done.stream().anyMatch(own -> own.step().equals(step));
        return outline.has(step) && !stillElsewhere && !ours;
    }
}
