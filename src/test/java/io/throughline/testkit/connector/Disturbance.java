package io.throughline.testkit.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What goes wrong with one call of a system.
 *
 * @param fault as the simulators name it (docs/simulators.md)
 * @param when {@code before-commit}, {@code after-commit}, or null where the fault decides
 */
public record Disturbance(String fault, String when) {

    private static final List<Disturbance> OFTEN = List.of(
            new Disturbance("lose-answer", "after-commit"),
            new Disturbance("cut-body", "after-commit"),
            new Disturbance("quota", null));

    private static final List<Disturbance> SELDOM = List.of(
            new Disturbance("lose-answer", "before-commit"),
            new Disturbance("garbage", "after-commit"),
            new Disturbance("http:503", "after-commit"),
            new Disturbance("http:500", "before-commit"),
            new Disturbance("http:429", "after-commit"),
            new Disturbance("refuse", null));

    /** What every operation must survive without making anything twice: the usual ones, or all with {@code -Dthroughline.chaos=full}. */
    static List<Disturbance> chosen() {
        boolean all = "full".equals(System.getProperty("throughline.chaos"));
        return all ? Stream.concat(OFTEN.stream(), SELDOM.stream()).toList() : OFTEN;
    }

    Map<String, Object> fault(int nth) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("operation", "*");
        order.put("nth", nth);
        order.put("count", 1);
        order.put("fault", fault);
        if (when != null) {
            order.put("when", when);
        }
        return order;
    }

    @Override
    public String toString() {
        return when == null ? fault : fault + " " + when;
    }
}
