package io.throughline.rules.party;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * D57: parents go first, and cycles are refused.
 *
 * @param order ids in the order in which they are written, every parent before its children; without those in or below a cycle
 * @param toFetch parents that nobody gave: they are fetched and written first
 * @param refused one ruling per cycle, held for finance
 */
public record D57Ancestry(List<String> order, Set<String> toFetch, List<Ruling> refused) {

    private static final String RULE = "D57";

    /**
     * Orders parties.
     *
     * @param parties canonical parties or customers with {@code id} and {@code parentId}, in any order; the order of brothers stays as given
     */
    public static D57Ancestry of(List<Map<String, Object>> parties) {
        Map<String, Fields> byId = new LinkedHashMap<>();
        parties.stream().map(Fields::new).forEach(party -> party.text("id").ifPresent(id -> byId.put(id, party)));
        Set<String> order = new LinkedHashSet<>();
        Set<String> toFetch = new LinkedHashSet<>();
        Map<Set<String>, Ruling> refused = new LinkedHashMap<>();
        for (String id : byId.keySet()) {
            List<String> upwards = new ArrayList<>();
            String at = id;
            while (at != null && byId.containsKey(at) && !upwards.contains(at)) {
                upwards.add(at);
                at = byId.get(at).text("parentId").orElse(null);
            }
            if (at != null && upwards.contains(at)) {
                List<String> circle = upwards.subList(upwards.indexOf(at), upwards.size());
                refused.putIfAbsent(Set.copyOf(circle), refused(circle));
            } else {
                if (at != null) {
                    toFetch.add(at);
                }
                for (int step = upwards.size() - 1; step >= 0; step--) {
                    order.add(upwards.get(step));
                }
            }
        }
        return new D57Ancestry(List.copyOf(order), toFetch, List.copyOf(refused.values()));
    }

    private static Ruling refused(List<String> circle) {
        return Ruling.held(
                RULE,
                "The parents of a customer form a circle.",
                Numbers.of("circle", String.join(" under ", circle) + " under " + circle.get(0))
                        .map(),
                "finance",
                "Correct the parent of one of these accounts in the CRM and retry.",
                null);
    }
}
