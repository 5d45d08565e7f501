package io.throughline.mapping;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says value by value how the result of an example differs from what it expects, and which rule made it. For one thread. */
final class ExampleDifference {

    private static final Object NOTHING = Value.ABSENT;
    private static final int MOST = 30;

    private final Explanation made;
    private final List<String> lines = new ArrayList<>();

    private ExampleDifference(Explanation made) {
        this.made = made;
    }

    /** A line for each value that differs, by its path. */
    static List<String> of(Object expected, Explanation made) {
        ExampleDifference difference = new ExampleDifference(made);
        difference.compare("", expected, made.result());
        int more = difference.lines.size() - MOST;
        if (more <= 0) {
            return List.copyOf(difference.lines);
        }
        List<String> shown = new ArrayList<>(difference.lines.subList(0, MOST));
        shown.add("and %d more".formatted(more));
        return shown;
    }

    private void compare(String path, Object expected, Object got) {
        if (expected instanceof Map<?, ?> old && got instanceof Map<?, ?> young) {
            Set<Object> names = new LinkedHashSet<>(old.keySet());
            names.addAll(young.keySet());
            names.forEach(name -> compare(
                    path.isEmpty() ? name.toString() : path + "." + name,
                    old.containsKey(name) ? old.get(name) : NOTHING,
                    young.containsKey(name) ? young.get(name) : NOTHING));
        } else if (expected instanceof List<?> old && got instanceof List<?> young) {
            for (int i = 0; i < Math.max(old.size(), young.size()); i++) {
                compare(
                        path + "." + i,
                        i < old.size() ? old.get(i) : NOTHING,
                        i < young.size() ? young.get(i) : NOTHING);
            }
        } else if (!isSame(expected, got)) {
            lines.add("%s: expected %s, got %s%s".formatted(path, shown(expected), shown(got), because(path)));
        }
    }

    private static boolean isSame(Object expected, Object got) {
        return expected == NOTHING || got == NOTHING
                ? expected == got
                : Json.canonical(expected).equals(Json.canonical(got));
    }

    private static String shown(Object value) {
        return value == NOTHING ? "nothing" : Json.write(value);
    }

    /** The rule of the value, of what holds it, or why there is none. */
    private String because(String path) {
        for (String part = path; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('.')))) {
            String at = part;
            for (Explanation.Field field : made.fields()) {
                if (field.path().equals(at)) {
                    return " (%s: %s)".formatted(field.position(), String.join("; ", field.rule()));
                }
            }
            String general = at.replaceAll("\\.\\d+(?=\\.|$)", "[]");
            for (Explanation.Absent absent : made.absent()) {
                if (absent.path().equals(at) || absent.path().equals(general)) {
                    return " (%s: %s)".formatted(absent.position(), absent.why());
                }
            }
        }
        return made.fields().stream().anyMatch(field -> field.path().startsWith(path + "."))
                ? ""
                : " (no rule names it)";
    }
}
