package io.throughline.canonical;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The wanted fields of one object, each at its place in an array: a map of its own would take five times the memory. Takes no other names. For one
 * thread while it is filled.
 */
final class PartialObject extends AbstractMap<String, Object> {

    /** Stands for the null of JSON; an empty place is a field that is not there. */
    private static final Object NULL = new Object();

    private final Map<String, Integer> places;
    private final Object[] values;
    private int size;

    /** An object without fields yet. */
    PartialObject(Map<String, Integer> places) {
        this.places = places;
        this.values = new Object[places.size()];
    }

    @Override
    public Object put(String name, Object value) {
        int at = places.get(name);
        Object before = values[at];
        values[at] = value == null ? NULL : value;
        size += before == null ? 1 : 0;
        return shown(before);
    }

    @Override
    public Object get(Object name) {
        Integer at = places.get(name);
        return at == null ? null : shown(values[at]);
    }

    @Override
    public boolean containsKey(Object name) {
        Integer at = places.get(name);
        return at != null && values[at] != null;
    }

    private static Object shown(Object value) {
        return value == NULL ? null : value;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> all = new HashMap<>();
        places.forEach((name, at) -> {
            if (values[at] != null) {
                all.put(name, shown(values[at]));
            }
        });
        return all.entrySet();
    }
}
