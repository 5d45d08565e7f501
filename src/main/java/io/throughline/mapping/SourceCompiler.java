package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Rounding;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compiles each kind of source with the options that stand beside it. */
final class SourceCompiler {

    private static final int MAX_DIGITS = 20;

    private final Compilation compilation;
    private final ValueCompiler values;
    private final ItemsCompiler items;

    SourceCompiler(Compilation compilation, ValueCompiler values) {
        this.compilation = compilation;
        this.values = values;
        this.items = new ItemsCompiler(compilation, values, this::fields);
    }

    Value source(String source, YamlFields rule) {
        YamlNode node = rule.map().entries().get(source);
        Origin origin = compilation.origin(rule.map());
        return switch (source) {
            case "from" -> new Structures.From(values.paths(node), origin);
            case "constant" -> new Structures.Constant(node.plain());
            case "first" -> new Structures.First(list(node, values::constantOrValue));
            case "list" -> new Structures.ListOf(list(node, values::constantOrValue));
            case "concat" -> concat(node, rule, origin);
            case "fields" -> fields(rule);
            case "each" -> items.each(node, rule, origin);
            case "sum" -> items.sum(rule, origin);
            case "count" -> items.count(rule, origin);
            case "money" -> money(rule, origin);
            case "minor" -> new Amounts.MinorOf(values.pathOrValue(node), origin);
            case "fromMinor" -> fromMinor(rule, origin);
            case "number" -> number(node, rule, origin);
            case "boolean" -> truth(node, rule, origin);
            case "duration" -> duration(node, rule, origin);
            case "expr" -> new ExpressionCompiler(compilation).expression(node, rule, origin);
            case "exchange" -> exchange(rule, origin);
            case "date" -> new Times.DateOf(values.pathOrValue(node), form(rule), origin);
            default -> new Times.InstantOf(values.pathOrValue(node), form(rule), origin);
        };
    }

    private List<Value> list(YamlNode node, Function<YamlNode, Value> each) {
        if (node instanceof YamlList list && !list.items().isEmpty()) {
            return list.items().stream().map(each).toList();
        }
        compilation.problem("MAP-1004", node, "this is " + node.kind() + ", not a list of values.", "Write '[ … ]'.");
        return List.of();
    }

    private Value concat(YamlNode node, YamlFields rule, Origin origin) {
        boolean skip = StepCompiler.flag(rule, "absent", "skip", compilation);
        return new Structures.Concat(
                list(node, values::constantOrValue), rule.text("separator").orElse(""), skip, origin);
    }

    private Value fields(YamlFields rule) {
        boolean keepEmpty = StepCompiler.flag(rule, "empty", "keep", compilation);
        boolean compared = StepCompiler.flag(rule, SendingCompiler.SEND, SendingCompiler.CHANGED, compilation);
        return rule.map("fields")
                .<Value>map(fields -> values.fields(fields, keepEmpty, compared))
                .orElse(ValueCompiler.BROKEN);
    }

    private Value money(YamlFields rule, Origin origin) {
        return amount(
                rule,
                "money",
                List.of("value", "currency", "round", "digits", "increment"),
                (amount, value, currency) -> {
                    boolean any = "any"
                            .equals(amount.node("digits").map(YamlNode::plain).orElse(null));
                    Integer most = any ? null : digits(amount).number();
                    Value increment =
                            amount.node("increment").map(this::numberOrPath).orElse(null);
                    return new Amounts.MoneyOf(
                            value, currency, new Amounts.Digits(most, any, rounding(amount)), increment, origin);
                });
    }

    private Value fromMinor(YamlFields rule, Origin origin) {
        return amount(
                rule,
                "fromMinor",
                List.of("value", "currency"),
                (amount, value, currency) -> new Amounts.FromMinor(value, currency, origin));
    }

    private interface AmountMaker {
        Value of(YamlFields amount, Value value, Value currency);
    }

    private Value amount(YamlFields rule, String name, List<String> known, AmountMaker maker) {
        Optional<YamlMap> map = rule.map(name);
        if (map.isEmpty()) {
            return ValueCompiler.BROKEN;
        }
        YamlFields amount = map.get().fields(compilation.problems());
        amount.onlyKeys(known.toArray(String[]::new)).require("value", "currency");
        Value value = amount.node("value").map(values::pathOrValue).orElse(ValueCompiler.BROKEN);
        Value currency = amount.node("currency").map(values::pathOrValue).orElse(ValueCompiler.BROKEN);
        return maker.of(amount, value, currency);
    }

    private Value exchange(YamlFields rule, Origin origin) {
        Optional<YamlFields> found = rule.fields("exchange");
        if (found.isEmpty()) {
            return ValueCompiler.BROKEN;
        }
        YamlFields exchange = found.get();
        exchange.onlyKeys("transaction", "currency", "accounting", "rate", "date", "source", "round")
                .require("transaction", "currency", "rate", "date", "source");
        return new Exchange(
                part(exchange, "transaction"),
                part(exchange, "currency"),
                exchange.map().has("accounting") ? part(exchange, "accounting") : null,
                new Exchange.Rate(part(exchange, "rate"), part(exchange, "date"), part(exchange, "source")),
                rounding(exchange),
                origin);
    }

    private Value part(YamlFields rule, String name) {
        return rule.node(name).map(values::pathOrValue).orElse(ValueCompiler.BROKEN);
    }

    private Value duration(YamlNode node, YamlFields rule, Origin origin) {
        Durations.Form form = new Durations.Form(
                unit(rule, "in"),
                unit(rule, "out"),
                rule.node("hoursPerDay").map(this::numberOrPath).orElse(null),
                rule.node("daysPerWeek").map(this::numberOrPath).orElse(null),
                digits(rule));
        boolean days = form.in() == Durations.Unit.DAYS || form.out() == Durations.Unit.DAYS;
        if (days && form.hoursPerDay() == null || form.daysPerWeek() != null && form.hoursPerDay() == null) {
            compilation.problem(
                    "MAP-1004",
                    rule.map(),
                    "days have no length without 'hoursPerDay'.",
                    "Write 'hoursPerDay: 8', or a path that begins with '$' or '/'.");
        }
        return new Durations.DurationOf(values.pathOrValue(node), form, origin);
    }

    private Durations.Unit unit(YamlFields rule, String name) {
        String word = rule.text(name).orElse(Durations.Unit.SECONDS.word());
        Optional<Durations.Unit> unit = Arrays.stream(Durations.Unit.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
        if (unit.isEmpty()) {
            List<String> known = Arrays.stream(Durations.Unit.values())
                    .map(Durations.Unit::word)
                    .toList();
            compilation.problem(
                    "MAP-1004",
                    rule.map().entries().get(name),
                    "this is no unit of time.",
                    compilation.nearest(word, known));
        }
        return unit.orElse(Durations.Unit.SECONDS);
    }

    private Value numberOrPath(YamlNode node) {
        if (node instanceof YamlMap || node.plain() instanceof String text && text.matches("[$/].*")) {
            return values.pathOrValue(node);
        }
        if (Decimals.of(node.plain()).filter(number -> number.signum() > 0).isEmpty()) {
            compilation.problem(
                    "MAP-1004",
                    node,
                    "this is no number above 0.",
                    "Write one, or a path that begins with '$' or '/'.");
        }
        return new Structures.Constant(node.plain());
    }

    private Value number(YamlNode node, YamlFields rule, Origin origin) {
        BigDecimal times = rule.decimal("times").orElse(BigDecimal.ONE);
        return new Amounts.NumberOf(values.pathOrValue(node), times, digits(rule), origin);
    }

    private Amounts.Digits digits(YamlFields rule) {
        Integer digits = rule.integer("digits").orElse(null);
        if (digits != null && (digits < 0 || digits > MAX_DIGITS)) {
            compilation.problem("MAP-1004", rule.map(), "'digits' is out of bounds.", "Write 0 to " + MAX_DIGITS + ".");
        }
        return new Amounts.Digits(digits, digits == null, rounding(rule));
    }

    private static Rounding rounding(YamlFields rule) {
        return rule.choice("round", Rounding.class).orElse(null);
    }

    private Value truth(YamlNode node, YamlFields rule, Origin origin) {
        List<String> yes = rule.map().has("yes") ? rule.texts("yes") : List.of("true");
        List<String> no = rule.map().has("no") ? rule.texts("no") : List.of("false");
        return new Amounts.BooleanOf(values.pathOrValue(node), yes, no, origin);
    }

    private Times.Form form(YamlFields rule) {
        Value zone = rule.node("zone").map(this::zone).orElse(null);
        return new Times.Form(pattern(rule, "in"), pattern(rule, "out"), zone);
    }

    private Value zone(YamlNode node) {
        boolean isPath = node.plain() instanceof String text && (text.startsWith("$") || text.startsWith("/"));
        if (!isPath && !(node instanceof YamlMap) && !Times.isZone(node.plain())) {
            compilation.problem("MAP-1004", node, "this is no time zone.", "Write a name such as Europe/Berlin.");
        }
        return isPath ? values.pathOrValue(node) : values.constantOrValue(node);
    }

    private DateTimeFormatter pattern(YamlFields rule, String name) {
        try {
            return rule.text(name).map(Times::pattern).orElse(null);
        } catch (IllegalArgumentException e) {
            YamlNode node = rule.map().entries().get(name);
            compilation.problem("MAP-1004", node, "this is no date pattern.", "Write one such as dd.MM.yyyy.");
            return null;
        }
    }
}
