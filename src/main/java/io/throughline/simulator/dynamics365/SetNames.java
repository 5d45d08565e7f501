package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Other collection names for sets whose public names are not certain. They live in memory, as knobs do. Thread-safe. */
final class SetNames {

    private volatile Map<String, String> standardByOther = Map.of();

    /** Takes {@code {"ProjectContracts": "ProjContracts"}}: afterwards only the other name is known. */
    void set(ObjectNode names, EntityModel model) {
        Map<String, String> changed = new HashMap<>();
        names.properties().forEach(name -> {
            if (model.find(name.getKey()).isEmpty()) {
                throw new IllegalArgumentException("there is no entity set " + name.getKey());
            }
            changed.put(name.getValue().asText(), name.getKey());
        });
        standardByOther = Map.copyOf(changed);
    }

    /** The path with the standard name. */
    String standard(String path) {
        if (standardByOther.isEmpty() || !path.startsWith(EntityApi.ROOT)) {
            return path;
        }
        String rest = path.substring(EntityApi.ROOT.length());
        String name = rest.split("[(/]", 2)[0];
        if (standardByOther.containsKey(name)) {
            return EntityApi.ROOT + standardByOther.get(name) + rest.substring(name.length());
        }
        return standardByOther.containsValue(name) ? EntityApi.ROOT + "-" + rest : path;
    }
}
