package io.throughline.mapping;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One path that an expression says it reads: {@code Account.Name}, {@code Lines[].Amount}, {@code /CurrencyIsoCode}, {@code $region}. The
 * expression is given a copy of what stands there and of nothing else, so what is said is what is read.
 *
 * @param written as the mapping has it
 * @param parts the path, cut at {@code []}: all but the last lead to lists
 */
record ExpressionRead(String written, List<SourcePath> parts, Origin origin) {

    /** The variable that holds what is read from the top of the input inside {@code each}. */
    static final String TOP = "top";

    private static final Pattern LIST = Pattern.compile("\\[](?:\\.|$)");

    /** The path of a text; empty if it is none. */
    static Optional<ExpressionRead> of(String written, Origin origin) {
        List<SourcePath> parts = new ArrayList<>();
        for (String part : LIST.split(written, -1)) {
            boolean whole = part.isEmpty() && !parts.isEmpty();
            Optional<SourcePath> path = SourcePath.of(whole ? "." : part);
            boolean inside = !parts.isEmpty()
                    && path.filter(found -> found.base() != SourcePath.Base.ITEM)
                            .isPresent();
            if (path.isEmpty() || inside || path.get().names().contains("*")) {
                return Optional.empty();
            }
            parts.add(path.get());
        }
        boolean function = parts.get(0).base() == SourcePath.Base.CONTEXT
                && parts.get(0).names().get(0).equals("crosswalk");
        return function ? Optional.empty() : Optional.of(new ExpressionRead(written, List.copyOf(parts), origin));
    }

    /** The variable that holds it, without {@code $}; empty if it stands in the input of the expression. */
    String variable() {
        return switch (parts.get(0).base()) {
            case ITEM -> "";
            case ROOT -> TOP;
            case CONTEXT -> parts.get(0).names().get(0);
        };
    }

    /** Every name on the path. */
    List<String> names() {
        return parts.stream().flatMap(part -> part.names().stream()).toList();
    }

    /** Copies what stands at the path into the values by variable; the input's own variable is the empty name. */
    void copy(Map<String, Object> variables, Run run, Scope scope) {
        boolean context = parts.get(0).base() == SourcePath.Base.CONTEXT;
        Map<String, Object> holder = variables;
        List<String> names = new ArrayList<>(parts.get(0).names());
        if (!context) {
            names.add(0, variable());
        }
        put(holder, names, 0, run, scope);
    }

    private void put(Map<String, Object> holder, List<String> names, int part, Run run, Scope scope) {
        Object found = parts.get(part).in(run, scope, origin);
        if (found == Value.ABSENT || found == null) {
            return;
        }
        boolean last = part == parts.size() - 1;
        Map<String, Object> at = holder;
        for (int i = 0; i < names.size() - 1 && at != null; i++) {
            at = inner(at, names.get(i));
        }
        if (at == null) {
            return;
        }
        String name = names.get(names.size() - 1);
        if (last) {
            at.put(name, Json.copy(found));
        } else if (found instanceof List<?> list) {
            at.put(name, items(at.get(name), list, part, run, scope));
        }
    }

    private static Map<String, Object> inner(Map<String, Object> at, String name) {
        Object found = at.computeIfAbsent(name, unknown -> new LinkedHashMap<>());
        return Json.isObject(found) ? Json.asObject(found) : null;
    }

    private List<Object> items(Object known, List<?> list, int part, Run run, Scope scope) {
        List<Object> items = known instanceof List<?> ? Json.asList(known) : new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (i == items.size()) {
                items.add(new LinkedHashMap<String, Object>());
            }
            SourcePath next = parts.get(part + 1);
            Scope inner = scope.item(parts.get(part), String.valueOf(i), list.get(i));
            if (next.names().isEmpty()) {
                items.set(i, Json.copy(list.get(i)));
            } else if (Json.isObject(items.get(i))) {
                put(Json.asObject(items.get(i)), next.names(), part + 1, run, inner);
            }
        }
        return items;
    }
}
