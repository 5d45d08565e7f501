package io.throughline.workflow;

import java.util.List;

/**
 * The steps of a workflow in the order in which its file names them, whatever branches and loops they stand in. Immutable.
 *
 * @param workflow route id
 */
public record WorkflowOutline(String workflow, List<Place> places) {

    /**
     * One place where the file names a step. A name may have several: one in each branch, and a join.
     *
     * @param step name of the step
     * @param operation what it calls; {@code join} for a join
     * @param items how many item keys its id has
     */
    public record Place(String step, String operation, int items) {}

    /** Keeps a copy. */
    public WorkflowOutline {
        places = List.copyOf(places);
    }

    /** Whether the file names the step anywhere. */
    public boolean has(String step) {
        return places.stream().anyMatch(place -> place.step().equals(step));
    }
}
