package io.throughline.camel.call;

import io.throughline.canonical.Json;
import io.throughline.connector.CallException;
import io.throughline.connector.EachAnswer;
import io.throughline.connector.VendorAnswer;
import io.throughline.connector.vendor.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One item of a list that is sent call by call. What it came to is told as {@code {key, outcome: applied, id}} – the id that the item has
 * itself, with its number, or the last segment of {@code Location}, if the target gave one – or {@code {key, outcome: refused, code, reason, at: [fields]}}.
 *
 * @param key names it in what is told
 * @param send the body that goes out
 * @param whole all that templates see as {@code item}
 */
record EachItem(String key, Object send, Object whole) {

    private static final String OUTCOME = "outcome";
    private static final String APPLIED = "applied";

    /** The items of a body. */
    static List<EachItem> in(Object body, String list) {
        if (!(Json.at(body, list) instanceof List<?> items)) {
            throw new CallException(
                    "CON-1402 the body holds no list '" + list
                            + "' whose items could be sent: nothing was sent. Mend the route or its mapping.",
                    Verdict.REJECTED,
                    0,
                    "");
        }
        return items.stream()
                .map(item -> new EachItem(Json.textAt(item, "key"), Json.at(item, "send"), item))
                .toList();
    }

    Map<String, Object> cameTo(EachAnswer answer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("key", key);
        told.put(OUTCOME, answer.refused().isPresent() ? "refused" : APPLIED);
        answer.answer()
                .flatMap(VendorAnswer::location)
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .ifPresent(id -> told.put("id", id));
        if (answer.answer().isPresent()) {
            own("id", told);
            own("number", told);
        }
        answer.refused().ifPresent(refused -> {
            told.put("code", refused.code());
            told.put("reason", refused.text());
            told.put("at", List.<Object>copyOf(refused.places()));
        });
        return told;
    }

    private void own(String name, Map<String, Object> told) {
        String text = Json.textAt(whole, name);
        if (text != null) {
            told.put(name, text);
        }
    }

    /** Whether a call that sends each item has nothing to show for it: then nothing was written. */
    static boolean noneApplied(CallParameters call, VendorAnswer answer) {
        return !call.each().isEmpty()
                && Json.asList(answer.body()).stream().noneMatch(one -> APPLIED.equals(Json.textAt(one, OUTCOME)));
    }
}
