package io.throughline.mapping;

import io.throughline.config.Validity;
import java.util.List;
import java.util.Map;

/**
 * Canonical id → id in a system, or back.
 *
 * @param standIn for an id that is not known, or null if that is an error
 */
record CrosswalkLookup(String kind, String system, boolean reverse, Steps.Constant standIn, Origin origin)
        implements Translation {

    static final SourcePath GIVEN = SourcePath.of("$crosswalk").orElseThrow();

    @Override
    public Object of(String word, Run run, Scope scope) {
        Object given = GIVEN.in(run, scope, origin);
        Crosswalk crosswalk = given instanceof Crosswalk live
                ? live
                : Crosswalk.of(given instanceof Map<?, ?> data ? data : Map.of());
        List<String> found = reverse ? crosswalk.canonical(kind, system, word) : crosswalk.external(kind, system, word);
        if (found.size() == 1) {
            run.lookedUp(this, word, found.get(0));
            return found.get(0);
        }
        if (found.isEmpty() && standIn != null) {
            return standIn.value();
        }
        return found.isEmpty() ? unknown(word, run) : ambiguous(found, run);
    }

    /** An answer, for people. */
    Explanation.Row told(String word, String answer) {
        return new Explanation.Row("crosswalk " + kind, word, system, answer, null, Validity.ALWAYS, List.of());
    }

    private Object unknown(String word, Run run) {
        run.unmapped(
                new UnmappedValue("crosswalk " + kind, reverse ? system : "canonical", word),
                "MAP-2015",
                origin,
                reverse
                        ? "the crosswalk knows no canonical " + kind + " for this id of " + system + "."
                        : "the crosswalk knows no " + kind + " in " + system + " for this canonical id.",
                "Let the step that makes or confirms it run first, or give the crosswalk step a 'default'.");
        return Value.ABSENT;
    }

    private Object ambiguous(List<String> found, Run run) {
        run.problem(
                "MAP-2020",
                origin,
                "the crosswalk has " + found.size() + " canonical ids (" + kind + ") for one id of " + system + ".",
                "Decide which one it is and unbind the others.");
        return Value.ABSENT;
    }
}
