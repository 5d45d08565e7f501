package io.throughline.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the named parts of one map with types. Nothing here throws for a wrong file: what is missing or of the wrong kind is added to the
 * problems with its place, and an empty answer is given so that reading goes on. A name left empty counts as absent. For one thread.
 */
public final class YamlFields {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final YamlMap map;
    private final Problems problems;

    YamlFields(YamlMap map, Problems problems) {
        this.map = map;
        this.problems = problems;
    }

    /** The map that is read. */
    public YamlMap map() {
        return map;
    }

    /** Adds a problem for every name in the file that is not among these, with the nearest allowed name. */
    public YamlFields onlyKeys(String... allowed) {
        for (String name : map.names()) {
            if (!Arrays.asList(allowed).contains(name)) {
                problems.add(
                        "CFG-1012",
                        map.keyPosition(name),
                        map.path(),
                        "'" + name + "' is not known here, so it would have no effect.",
                        Nearest.to(name, List.of(allowed))
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Known here: " + String.join(", ", allowed) + "."));
            }
        }
        return this;
    }

    /** Adds a problem for every one of these names that the file lacks or leaves empty. */
    public YamlFields require(String... names) {
        for (String name : names) {
            if (present(name).isEmpty()) {
                problems.add(
                        "CFG-1010",
                        map,
                        "'" + name + "' is missing.",
                        "Add '" + map.pathOf(name) + ": …' to the file.");
            }
        }
        return this;
    }

    /** The part of this name unless it is absent or empty. */
    public Optional<YamlNode> node(String name) {
        return present(name);
    }

    /** Text; a number or a boolean is taken as it was written. */
    public Optional<String> text(String name) {
        return scalar(name).map(YamlScalar::text);
    }

    /** Text that must be there; empty text (and a problem) if it is not. */
    public String requiredText(String name) {
        require(name);
        return text(name).orElse("");
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> bool(String name) {
        return typed(name, "true or false", s -> s.value() instanceof Boolean truth ? truth : null);
    }

    /** A whole number. */
    public Optional<Integer> integer(String name) {
        return typed(name, "a whole number", s -> s.value() instanceof Integer number ? number : null);
    }

    /** A decimal number; text that is one is taken, so that {@code "0.10"} keeps its zero. */
    public Optional<BigDecimal> decimal(String name) {
        return typed(name, "a decimal number", YamlFields::decimalOf);
    }

    /** A length of time: a whole number and a unit, {@code 500ms}, {@code 25s}, {@code 5m}, {@code 2h}, {@code 3d} (days of 24 hours). */
    public Optional<Duration> duration(String name) {
        return typed(name, "a time such as 500ms, 25s, 5m, 2h or 3d", s -> durationOf(s.text()));
    }

    /** One of the constants of an enumeration, written in lower case with hyphens ({@code look-up} for {@code LOOK_UP}). */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        List<String> allowed =
                Arrays.stream(type.getEnumConstants()).map(YamlFields::written).toList();
        return typed(name, "one of " + String.join(", ", allowed), s -> {
            int index = allowed.indexOf(s.text());
            return index < 0 ? null : type.getEnumConstants()[index];
        });
    }

    /** A nested map. */
    public Optional<YamlMap> map(String name) {
        return ofKind(name, YamlMap.class, "a map");
    }

    /** A nested map, ready to be read. */
    public Optional<YamlFields> fields(String name) {
        return map(name).map(nested -> nested.fields(problems));
    }

    /** A list. */
    public Optional<YamlList> list(String name) {
        return ofKind(name, YamlList.class, "a list");
    }

    /** The items of a list of single values, or the one value written without a list; empty if absent. */
    public List<String> texts(String name) {
        Optional<YamlNode> found = present(name);
        if (found.isPresent() && found.get() instanceof YamlScalar one) {
            return List.of(one.text());
        }
        return list(name).map(YamlList::items).orElse(List.of()).stream()
                .flatMap(item -> as(item, YamlScalar.class, "text").stream())
                .map(YamlScalar::text)
                .toList();
    }

    /** The items of a list of maps, each ready to be read; empty if absent. */
    public List<YamlFields> maps(String name) {
        return list(name).map(YamlList::items).orElse(List.of()).stream()
                .flatMap(item -> as(item, YamlMap.class, "a map").stream())
                .map(item -> item.fields(problems))
                .toList();
    }

    private Optional<YamlScalar> scalar(String name) {
        return ofKind(name, YamlScalar.class, "a single value");
    }

    private <T extends YamlNode> Optional<T> ofKind(String name, Class<T> type, String expected) {
        return present(name).flatMap(node -> as(node, type, expected));
    }

    private <T extends YamlNode> Optional<T> as(YamlNode node, Class<T> type, String expected) {
        if (type.isInstance(node)) {
            return Optional.of(type.cast(node));
        }
        wrong(node, expected);
        return Optional.empty();
    }

    private <T> Optional<T> typed(String name, String expected, Function<YamlScalar, T> reading) {
        return scalar(name).flatMap(value -> {
            T read = reading.apply(value);
            if (read == null) {
                wrong(value, expected);
            }
            return Optional.ofNullable(read);
        });
    }

    private Optional<YamlNode> present(String name) {
        return map.get(name).filter(node -> !(node instanceof YamlScalar value && value.isNull()));
    }

    private void wrong(YamlNode node, String expected) {
        problems.add("CFG-1011", node, "this is " + node.kind() + ", not " + expected + ".", "Write " + expected + ".");
    }

    private static BigDecimal decimalOf(YamlScalar scalar) {
        if (scalar.value() instanceof Boolean || !scalar.text().matches("-?\\d{1,100}(\\.\\d{1,100})?")) {
            return null;
        }
        return new BigDecimal(scalar.text());
    }

    private static Duration durationOf(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
