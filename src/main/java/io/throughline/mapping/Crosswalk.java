package io.throughline.mapping;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who is who today: what a mapping may ask about ids while it runs. Given in the context under {@code crosswalk}; an implementation must be
 * safe for use by several threads, and may throw what its store throws.
 */
public interface Crosswalk {

    /** The ids that a canonical id has in a system: none or one. */
    List<String> external(String kind, String system, String canonicalId);

    /** The canonical ids that an id of a system stands for, sorted; more than one is for a person to decide. */
    List<String> canonical(String kind, String system, String externalId);

    /** A crosswalk written out as data: kind → canonical id → system → id of the system; nothing else is known. */
    static Crosswalk of(Map<?, ?> data) {
        return new Crosswalk() {
            @Override
            public List<String> external(String kind, String system, String canonicalId) {
                return data.get(kind) instanceof Map<?, ?> ids
                                && ids.get(canonicalId) instanceof Map<?, ?> bound
                                && bound.get(system) instanceof String external
                        ? List.of(external)
                        : List.of();
            }

            @Override
            public List<String> canonical(String kind, String system, String externalId) {
                TreeSet<String> found = new TreeSet<>();
                if (data.get(kind) instanceof Map<?, ?> ids) {
                    ids.forEach((id, bound) -> {
                        if (bound instanceof Map<?, ?> map && externalId.equals(map.get(system))) {
                            found.add(String.valueOf(id));
                        }
                    });
                }
                return List.copyOf(found);
            }
        };
    }
}
