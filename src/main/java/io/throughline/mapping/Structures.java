package io.throughline.mapping;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that read and build: paths, constants, objects, lists, joined text. */
final class Structures {

    /** Joined texts are rarely longer; then the place for them grows. */
    private static final int MOST_TEXTS = 80;

    private Structures() {}

    /** The first of several paths that is present. */
    record From(List<SourcePath> paths, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = ABSENT;
            for (int i = 0; i < paths.size() && isEmpty(found); i++) {
                found = paths.get(i).in(run, scope, origin);
            }
            return fresh(found);
        }
    }

    /** One path; null and empty text count as absent. */
    record Reading(SourcePath path, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            return fresh(Steps.Keep.NOTHING.of(path.in(run, scope, origin)));
        }
    }

    record Constant(Object value) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            return fresh(value);
        }
    }

    /** What the result may own: a container of its own, a single value as it is. */
    private static Object fresh(Object found) {
        return isSingle(found) ? found : Json.copy(found);
    }

    /** Nearly every value is one; asking whether a text is no Map and no List would take longer than the rest of reading a path. */
    private static boolean isSingle(Object found) {
        return found == Value.ABSENT || found instanceof String || found instanceof Number || found instanceof Boolean;
    }

    record First(List<Value> values) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = ABSENT;
            for (int i = 0; i < values.size() && found == ABSENT; i++) {
                found = values.get(i).in(run, scope);
            }
            return found;
        }
    }

    record Concat(List<Value> parts, String separator, boolean skip, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            StringBuilder joined = null;
            for (int i = 0; i < parts.size(); i++) {
                Object text = text(parts.get(i).in(run, scope), run, origin);
                if (text != ABSENT) {
                    joined = joined == null ? new StringBuilder(MOST_TEXTS) : joined.append(separator);
                    joined.append((String) text);
                } else if (!skip) {
                    return ABSENT;
                }
            }
            return joined == null ? ABSENT : joined.toString();
        }
    }

    record ListOf(List<Value> values) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            List<Object> list = new ArrayList<>(values.size());
            for (Value value : values) {
                Object item = value.in(run, scope);
                if (item != ABSENT) {
                    list.add(item);
                }
            }
            return list.isEmpty() ? ABSENT : list;
        }
    }

    /** One field of an object. */
    record Field(String name, Value value, Origin origin) {}

    record Fields(List<Field> fields, boolean keepEmpty) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Map<String, Object> object = new LinkedHashMap<>(fields.size() * 4 / 3 + 1);
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                Object value = run.at(field.name(), field.value(), field.origin(), scope);
                if (value != ABSENT) {
                    object.put(field.name(), value);
                }
            }
            return object.isEmpty() && !keepEmpty ? ABSENT : object;
        }
    }

    record Each(SourcePath path, Conditions.Condition where, Value item, boolean keepEmpty, Origin origin)
            implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object source = path.in(run, scope, origin);
            List<Object> list = new ArrayList<>();
            if (source instanceof Map<?, ?> map) {
                map.forEach((key, value) -> add(list, run, scope.item(path, key, value)));
            } else if (source instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    add(list, run, scope.item(path, i, items.get(i)));
                }
            } else if (!isEmpty(source)) {
                return run.wrong(source, "a list", origin);
            }
            return list.isEmpty() && !keepEmpty ? ABSENT : list;
        }

        private void add(List<Object> list, Run run, Scope scope) {
            if (where.holds(run, scope)) {
                Object made = run.at(list.size(), item, origin, scope);
                if (made != ABSENT) {
                    list.add(made);
                }
            }
        }
    }

    /** Whether a value counts as absent: absent, null, empty text. */
    static boolean isEmpty(Object value) {
        return value == Value.ABSENT || value == null || value instanceof String text && text.isEmpty();
    }

    /** The text of a single value; absent, with a problem, for an object or a list. */
    static Object text(Object value, Run run, Origin origin) {
        if (value instanceof String || value == Value.ABSENT) {
            return value;
        }
        if (value == null) {
            return Value.ABSENT;
        }
        boolean single = value instanceof Number || value instanceof Boolean;
        return single ? Json.write(value) : run.wrong(value, "text", origin);
    }
}
