package io.throughline.mapping;

import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles conditions. */
final class ConditionCompiler {

    private static final List<String> TESTS = List.of("equals", "in", "present", "absent");

    private final Compilation compilation;
    private final ValueCompiler values;

    ConditionCompiler(Compilation compilation, ValueCompiler values) {
        this.compilation = compilation;
        this.values = values;
    }

    /** One condition, or a list of them that must all hold. */
    Conditions.Condition all(YamlNode node) {
        if (node instanceof YamlList list) {
            return new Conditions.All(list.items().stream().map(this::one).toList());
        }
        return one(node);
    }

    private Conditions.Condition one(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            return broken(node);
        }
        YamlFields rule = map.fields(compilation.problems());
        rule.onlyKeys(Stream.concat(Stream.of("field"), TESTS.stream()).toArray(String[]::new))
                .require("field");
        List<String> tests = TESTS.stream().filter(map::has).toList();
        Optional<SourcePath> path = rule.node("field").flatMap(values::path);
        if (tests.size() != 1 || path.isEmpty()) {
            return broken(node);
        }
        return test(tests.get(0), map.entries().get(tests.get(0)), path.get());
    }

    private Conditions.Condition test(String test, YamlNode expected, SourcePath path) {
        Origin origin = compilation.origin(expected);
        boolean flag = test.equals("present") || test.equals("absent");
        if (flag && !(expected.plain() instanceof Boolean)) {
            return broken(expected);
        }
        if (flag) {
            return new Conditions.Present(path, test.equals("present") == (Boolean) expected.plain(), origin);
        }
        List<Object> any =
                expected instanceof YamlList list ? list.plain() : Collections.singletonList(expected.plain());
        return new Conditions.OneOf(path, any, origin);
    }

    private Conditions.Condition broken(YamlNode node) {
        compilation.problem(
                "MAP-1004",
                node,
                "this is no condition.",
                "Write { field: Path, equals: x }, { field: Path, in: [x, y] }, { field: Path, present: true } or absent.");
        return Conditions.ALWAYS;
    }
}
