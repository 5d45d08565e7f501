package io.throughline.runner.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes what work costs out of plain values before somebody sees them (D59): every field whose name speaks of cost, and the numbers of rulings that do. */
public final class WithoutCost {

    private WithoutCost() {}

    /** A copy without such fields, at any depth. */
    public static Object of(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, field) -> {
                if (!String.valueOf(name).toLowerCase(Locale.ROOT).contains("cost")) {
                    copy.put(name, of(field));
                }
            });
            return copy;
        }
        return value instanceof List<?> list
                ? list.stream().map(WithoutCost::of).toList()
                : value;
    }
}
