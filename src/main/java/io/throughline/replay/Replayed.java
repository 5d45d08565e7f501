package io.throughline.replay;

import java.util.List;
import java.util.Optional;

/**
 * What one bundle made of one recorded transaction.
 *
 * @param steps in the order in which the workflow came to them
 * @param starts workflows that it would have started beside it
 * @param gaps what could not be replayed
 */
public record Replayed(List<ReplayedStep> steps, List<String> starts, List<Gap> gaps) {

    /** The step of that id. */
    public Optional<ReplayedStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** Why it ended before the record did. */
    public Optional<Stop> stop() {
        return steps.stream()
                .map(ReplayedStep::stop)
                .filter(stop -> stop != null)
                .findFirst();
    }
}
