package io.throughline.mapping.lint;

import io.throughline.config.Periods;
import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.mapping.Anatomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields of overlays that never win, because narrower overlays overrule them everywhere, and those that say what is said below them anyway. */
final class WithoutEffect {

    private final LintSources sources;
    private final Problems problems;

    /** One field of an overlay, or one of its dated rows. */
    private record Laid(String mapping, String owner, String path, Position key, YamlMap rule) {}

    WithoutEffect(LintSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    void check() {
        Map<String, List<Anatomy>> byMapping =
                sources.catalog().anatomies().stream().collect(Collectors.groupingBy(Anatomy::mapping));
        sources.catalog()
                .overlays()
                .forEach((mapping, byOwner) -> byOwner.forEach((owner, yaml) -> {
                    List<Laid> laid = new ArrayList<>();
                    yaml.get("fields")
                            .filter(YamlMap.class::isInstance)
                            .ifPresent(fields -> collect(mapping, owner, "", (YamlMap) fields, laid));
                    laid.forEach(one -> check(one, byMapping.getOrDefault(mapping, List.of())));
                }));
        new RowsWithoutEffect(sources.catalog(), problems).check();
    }

    private static void collect(String mapping, String owner, String around, YamlMap fields, List<Laid> into) {
        fields.entries().forEach((name, node) -> {
            String path = around + name;
            boolean row = node instanceof YamlList;
            for (YamlNode part : node instanceof YamlList list ? list.items() : List.of(node)) {
                if (part instanceof YamlMap rule && rule.entries().get("fields") instanceof YamlMap inner) {
                    collect(mapping, owner, path + (rule.has("each") ? "[]." : "."), inner, into);
                } else if (part instanceof YamlMap rule) {
                    into.add(new Laid(mapping, owner, path, row ? rule.position() : fields.keyPosition(name), rule));
                }
            }
        });
    }

    private void check(Laid laid, List<Anatomy> all) {
        List<Anatomy> concerned =
                all.stream().filter(one -> one.chain().contains(laid.owner())).toList();
        List<Anatomy> won = concerned.stream().filter(one -> wins(laid, one)).toList();
        if (concerned.isEmpty() || isTold(laid)) {
            return;
        }
        if (won.isEmpty()) {
            problems.add(
                    "MAP-1106",
                    laid.key(),
                    laid.path(),
                    "narrower overlays overrule this field wherever %s counts, so it has no effect."
                            .formatted(laid.owner()),
                    "Remove it here, or there.");
        } else if (won.stream().allMatch(one -> isTheSameBelow(laid, one))) {
            problems.warn(
                    "MAP-1107",
                    laid.key(),
                    laid.path(),
                    "this says what is said below it anyway, so it changes nothing.",
                    "Remove it; a later change of the wider rule then counts here too.");
        }
    }

    private boolean isTold(Laid laid) {
        return problems.sorted().stream()
                .anyMatch(problem -> problem.position().file().equals(laid.key().file())
                        && problem.position().line() >= laid.key().line()
                        && problem.position().line() <= laid.rule().position().line());
    }

    private static boolean wins(Laid laid, Anatomy anatomy) {
        Optional<YamlNode> rule = anatomy.rule(laid.path());
        return rule.isPresent()
                ? rule.get().position().equals(laid.rule().position())
                : laid.rule().has("omit") && anatomy.placeOf(laid.path()).equals(laid.key());
    }

    private boolean isTheSameBelow(Laid laid, Anatomy with) {
        List<String> without =
                with.chain().stream().filter(code -> !code.equals(laid.owner())).toList();
        return sources.catalog().anatomies(laid.mapping(), without).stream()
                .filter(below -> below.period().holdsOn(Periods.dayIn(with.period())))
                .allMatch(below -> Objects.equals(plain(below, laid.path()), plain(with, laid.path())));
    }

    private static Object plain(Anatomy anatomy, String path) {
        return anatomy.rule(path).map(YamlNode::plain).orElse(null);
    }
}
