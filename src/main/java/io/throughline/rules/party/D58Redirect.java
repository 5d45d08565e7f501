package io.throughline.rules.party;

import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * D58: after a merge the losing id redirects, and open work follows; history keeps the losing id.
 *
 * @param id the id that goes on; the one asked for while held
 * @param passed ids that were merged on the way, the one asked for first; empty if it was never merged
 * @param ruling applied, or held if the merges form a circle
 */
public record D58Redirect(String id, List<String> passed, Ruling ruling) {

    private static final String RULE = "D58";

    /**
     * Follows merges to the id that goes on, over as many of them as there are.
     *
     * @param mergedInto by losing id, the id it was merged into
     */
    public static D58Redirect of(String id, Map<String, String> mergedInto) {
        List<String> passed = new ArrayList<>();
        String at = id;
        while (mergedInto.containsKey(at) && !passed.contains(at)) {
            passed.add(at);
            at = mergedInto.get(at);
        }
        Numbers numbers = Numbers.of("asked for", id)
                .and("over", String.join(", ", passed))
                .and("now", at);
        if (passed.contains(at)) {
            String fix = "Undo one of these merges in the CRM and retry.";
            return new D58Redirect(
                    id,
                    List.copyOf(passed),
                    Ruling.held(RULE, "The merges form a circle.", numbers.map(), "finance", fix, null));
        }
        String says = passed.isEmpty() ? "The id was never merged." : "The merged id redirects; open work follows.";
        return new D58Redirect(at, List.copyOf(passed), Ruling.applied(RULE, says, numbers.map()));
    }
}
