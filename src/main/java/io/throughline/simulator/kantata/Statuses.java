package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.Map;

/** The project statuses of the account; real accounts configure their own. */
final class Statuses {

    static final int FIRST = 100;
    private static final Map<Integer, String[]> ALL = Map.of(
            FIRST,
            new String[] {"grey", "Not Started"},
            210,
            new String[] {"light-green", "In Setup"},
            310,
            new String[] {"green", "Active"},
            410,
            new String[] {"yellow", "At Risk"},
            510,
            new String[] {"blue", "Completed"},
            610,
            new String[] {"red", "Cancelled"});

    private Statuses() {}

    static boolean known(int key) {
        return ALL.containsKey(key);
    }

    static ObjectNode of(int key) {
        String[] status = ALL.get(key);
        return Json.object().put("color", status[0]).put("key", key).put("message", status[1]);
    }
}
