package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The system query options of a read, checked.
 *
 * @param select names to answer; empty for all
 * @param expand navigation to the names to answer of it, empty for all
 * @param crossCompany whether other companies than the user's are seen
 */
record QueryOptions(
        Predicate<ObjectNode> filter,
        List<String> select,
        Map<String, List<String>> expand,
        Comparator<ObjectNode> order,
        int skip,
        int top,
        boolean count,
        boolean crossCompany) {

    private static final Set<String> KNOWN =
            Set.of("$filter", "$select", "$expand", "$orderby", "$skip", "$top", "$count", "$format");

    static QueryOptions of(Call call, EntitySet set, EntityModel model) {
        call.query().keySet().stream()
                .filter(name -> name.startsWith("$") && !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problems.badRequest("The query option '" + name + "' is not supported.");
                });
        return new QueryOptions(
                call.query("$filter")
                        .map(text -> Filter.parse(text, set, model))
                        .orElse(record -> true),
                call.query("$select").map(text -> names(text, set)).orElse(List.of()),
                expand(call.query("$expand").orElse(""), set, model),
                call.query("$orderby").map(text -> order(text, set, model)).orElse((one, other) -> 0),
                number(call, "$skip", 0),
                number(call, "$top", Integer.MAX_VALUE),
                "true".equals(call.query().get("$count")),
                crossCompany(call));
    }

    static boolean crossCompany(Call call) {
        return "true".equalsIgnoreCase(call.query("cross-company").orElse("false"));
    }

    private static List<String> names(String text, EntitySet set) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",")) {
            if (!name.strip().equals("*")) {
                names.add(known(name.strip(), set).name());
            }
        }
        return names;
    }

    private static Property known(String name, EntitySet set) {
        return set.property(name)
                .orElseThrow(() -> Problems.badRequest(
                        "Could not find a property named '" + name + "' on type '" + set.qualifiedType() + "'."));
    }

    /** {@code Lines} or {@code Lines($select=a,b)}; the service goes one level deep. */
    private static Map<String, List<String>> expand(String text, EntitySet set, EntityModel model) {
        Map<String, List<String>> expanded = new LinkedHashMap<>();
        for (String part : text.split(",(?![^(]*\\))")) {
            if (!part.isBlank()) {
                int open = part.indexOf('(');
                String name = (open < 0 ? part : part.substring(0, open)).strip();
                Navigation navigation = set.navigations().get(name);
                if (navigation == null) {
                    throw Problems.badRequest(
                            "Could not find a property named '" + name + "' on type '" + set.qualifiedType() + "'.");
                }
                EntitySet target = model.find(navigation.target()).orElseThrow();
                expanded.put(name, open < 0 ? List.of() : nested(part.substring(open + 1, part.length() - 1), target));
            }
        }
        return expanded;
    }

    private static List<String> nested(String option, EntitySet target) {
        if (!option.startsWith("$select=")) {
            throw Problems.badRequest("Only the first level of $expand is supported; '" + option + "' is not.");
        }
        return names(option.substring(8), target);
    }

    private static Comparator<ObjectNode> order(String text, EntitySet set, EntityModel model) {
        Comparator<ObjectNode> order = (one, other) -> 0;
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\s+");
            Property property = known(words[0], set);
            Comparator<ObjectNode> next = Comparator.comparing(record -> key(property, record, model));
            boolean down = words.length > 1 && words[1].equals("desc");
            order = order.thenComparing(down ? next.reversed() : next);
        }
        return order;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> key(Property property, ObjectNode record, EntityModel model) {
        Object value = EntityValues.comparable(property, record.path(property.name()));
        if (property.kind() == Property.Kind.ENUM) {
            // by number, not by name
            value = model.enums().get(property.enumeration()).indexOf(value);
        }
        return (Comparable<Object>) (value instanceof String text ? text.toLowerCase(java.util.Locale.ROOT) : value);
    }

    private static int number(Call call, String name, int otherwise) {
        String text = call.query().get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw Problems.badRequest("Invalid value '" + text + "' for " + name
                    + " query option found. It requires a non-negative integer.");
        }
        return Integer.parseInt(text);
    }
}
