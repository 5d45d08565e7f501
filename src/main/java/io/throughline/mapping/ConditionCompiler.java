package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compiles conditions. */
final class ConditionCompiler {

    private static final Map<String, Conditions.Order> ORDERS = Map.of(
            "greater", Conditions.Order.GREATER,
            "atLeast", Conditions.Order.AT_LEAST,
            "less", Conditions.Order.LESS,
            "atMost", Conditions.Order.AT_MOST);

    private static final List<String> TESTS =
            List.of("equals", "in", "present", "absent", "startsWith", "greater", "atLeast", "less", "atMost");

    private static final List<String> NESTING = List.of("all", "any", "not");

    private final Compilation compilation;
    private final ValueCompiler values;

    ConditionCompiler(Compilation compilation, ValueCompiler values) {
        this.compilation = compilation;
        this.values = values;
    }

    /** Every word that may stand in a condition: the schema for editors must know the same. */
    static Set<String> words() {
        Set<String> words = new TreeSet<>(TESTS);
        words.addAll(NESTING);
        words.add("field");
        return words;
    }

    /** One condition, or a list of them that must all hold. */
    Conditions.Condition all(YamlNode node) {
        return node instanceof YamlList list ? new Conditions.All(each(list)) : one(node);
    }

    private List<Conditions.Condition> each(YamlList list) {
        return list.items().stream().map(this::one).toList();
    }

    private Conditions.Condition one(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return broken(node);
        }
        List<String> nested = NESTING.stream().filter(map::has).toList();
        if (!nested.isEmpty()) {
            return map.names().size() == 1
                    ? nesting(nested.get(0), map.entries().get(nested.get(0)))
                    : broken(node);
        }
        List<String> known = new ArrayList<>(TESTS);
        known.add("field");
        YamlFields rule = map.fields(compilation.problems());
        rule.onlyKeys(known.toArray(String[]::new)).require("field");
        List<String> tests = TESTS.stream().filter(map::has).toList();
        Optional<SourcePath> path = rule.node("field").flatMap(values::path);
        if (path.isEmpty() || !known.containsAll(map.names())) {
            return Conditions.ALWAYS;
        }
        if (tests.size() != 1) {
            return broken(node);
        }
        return test(tests.get(0), map.entries().get(tests.get(0)), path.get());
    }

    private Conditions.Condition nesting(String word, YamlNode node) {
        if (word.equals("not")) {
            return new Conditions.Not(all(node));
        }
        if (!(node instanceof YamlList list) || list.items().isEmpty()) {
            return broken(node);
        }
        return word.equals("any") ? new Conditions.Any(each(list)) : new Conditions.All(each(list));
    }

    private Conditions.Condition test(String test, YamlNode expected, SourcePath path) {
        Origin origin = compilation.origin(expected);
        if (ORDERS.containsKey(test)) {
            return new Conditions.Compared(path, ORDERS.get(test), bound(expected), origin);
        }
        boolean flag = test.equals("present") || test.equals("absent");
        if (flag && !(expected.plain() instanceof Boolean)) {
            return broken(expected);
        }
        if (flag) {
            return new Conditions.Present(path, test.equals("present") == (Boolean) expected.plain(), origin);
        }
        List<Object> any =
                expected instanceof YamlList list ? list.plain() : Collections.singletonList(expected.plain());
        return test.equals("startsWith") ? beginning(expected, any, path) : new Conditions.OneOf(path, any, origin);
    }

    private Conditions.Condition beginning(YamlNode node, List<Object> any, SourcePath path) {
        if (any.isEmpty() || !any.stream().allMatch(text -> text instanceof String begin && !begin.isEmpty())) {
            return broken(node);
        }
        return new Conditions.StartsWith(
                path, any.stream().map(String.class::cast).toList(), compilation.origin(node));
    }

    /** A number, a date, money written out, or a value such as {@code {from: Path}}. */
    private Value bound(YamlNode node) {
        boolean money = node instanceof YamlMap map && map.names().equals(Set.of("value", "currency"));
        if ((money || node instanceof YamlScalar) && !Conditions.isOrdered(node.plain())) {
            broken(node);
        }
        return money ? new Structures.Constant(node.plain()) : values.constantOrValue(node);
    }

    private Conditions.Condition broken(YamlNode node) {
        compilation.problem(
                "MAP-1004",
                node,
                "this is no condition.",
                "Write { field: Path, equals: x }, in, present, absent, startsWith, greater, atLeast, less or atMost; "
                        + "or { all: […] }, { any: […] }, { not: … }.");
        return Conditions.ALWAYS;
    }
}
