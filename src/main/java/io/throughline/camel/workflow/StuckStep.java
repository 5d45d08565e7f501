package io.throughline.camel.workflow;

import io.throughline.ledger.NewCase;
import io.throughline.ledger.StepRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A step that could not be taken back (G10).
 *
 * @param step as it was before the undo
 * @param why what a person reads; safe
 */
record StuckStep(StepRecord step, String why) {

    static String names(List<StuckStep> stuck) {
        return stuck.stream().map(left -> left.step().id()).collect(Collectors.joining(", "));
    }

    /** One case for all that is left, last step first. */
    static NewCase desk(List<StuckStep> stuck) {
        NewCase desk = StepCases.bug(
                "WFL-2020",
                stuck.get(0).step().id(),
                "Could not be undone, needs a person: " + names(stuck),
                stuck.stream().map(StuckStep::sentence).collect(Collectors.joining(" ")),
                "Take back by hand what stands there, then approve: it counts as undone. Retry undoes it again, for example after the record was opened again. "
                        + "Dismiss ends the deal with your reason and leaves the record as it is. Everything else was taken back.");
        return desk.withFacts(
                Map.of("stuck", stuck.stream().map(StuckStep::facts).toList()));
    }

    private String sentence() {
        String record = step.externalId() == null ? "" : " (record " + step.externalId() + ")";
        return "%s in %s%s: %s".formatted(step.id(), step.system(), record, why);
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("step", step.id());
        facts.put("system", step.system());
        facts.put("id", step.externalId());
        facts.put("undo", step.undo());
        facts.put("why", why);
        return facts;
    }
}
