package io.throughline.replay;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The single values of a plain value by dotted path, items of lists by index: {@code item.items.0.amount}. */
final class Leaves {

    private Leaves() {}

    /** An empty object or list is a value of its own. */
    static Map<String, Object> of(Object value) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        collect("", value, leaves);
        return leaves;
    }

    private static void collect(String path, Object value, Map<String, Object> leaves) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, part) -> collect(child(path, name.toString()), part, leaves));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                collect(child(path, Integer.toString(i)), list.get(i), leaves);
            }
        } else {
            leaves.put(path, value);
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The paths at which two values differ, in the order of the first, then of the second. */
    static List<String> differing(Map<String, Object> before, Map<String, Object> after) {
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> before.containsKey(path) != after.containsKey(path)
                        || !isSame(before.get(path), after.get(path)))
                .toList();
    }

    /** Numbers are the same if they are equal, however they are written. */
    static boolean isSame(Object before, Object after) {
        return before instanceof Number a && after instanceof Number b
                ? decimal(a).compareTo(decimal(b)) == 0
                : Objects.equals(before, after);
    }

    /** A number of a plain value; null for what is none. */
    static BigDecimal number(Object value) {
        if (value instanceof Number number) {
            return decimal(number);
        }
        return value instanceof String text && text.matches("-?\\d{1,30}(\\.\\d{1,12})?") ? new BigDecimal(text) : null;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    /** The path with every index as {@code []}. */
    static String general(String path) {
        return path.replaceAll("(^|\\.)\\d+(?=\\.|$)", "[]");
    }
}
