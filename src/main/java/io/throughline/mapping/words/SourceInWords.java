package io.throughline.mapping.words;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the source of a rule takes or makes. Pure. */
final class SourceInWords {

    private static final List<String> SOURCES = List.of(
            "each",
            "from",
            "constant",
            "first",
            "list",
            "fields",
            "money",
            "minor",
            "fromMinor",
            "exchange",
            "sum",
            "count",
            "concat",
            "date",
            "instant",
            "number",
            "duration",
            "expr",
            "boolean");

    private SourceInWords() {}

    static List<String> of(YamlMap rule, Object made) {
        Optional<String> source = SOURCES.stream().filter(rule::has).findFirst();
        return source.map(word -> phrases(word, rule, made)).orElse(List.of());
    }

    private static List<String> phrases(String source, YamlMap rule, Object made) {
        YamlNode node = rule.entries().get(source);
        return switch (source) {
            case "from" -> List.of(Phrases.TAKEN + Phrases.paths(node));
            case "constant" -> List.of("always " + Phrases.constant(node));
            case "first" -> List.of("the first that is there of: " + numbered(node));
            case "list" -> List.of("a list of " + each(node));
            case "fields" -> List.of("an object with fields of its own");
            case "concat" -> concat(node, rule);
            case "each" -> List.of(each(node, rule));
            case "sum" -> List.of(over("the exact sum of %s".formatted(inner(node, "value")), node));
            case "count" ->
                List.of(
                        node instanceof YamlMap
                                ? over("how many there are", node)
                                : "how many there are in " + Phrases.paths(node));
            case "money" -> money((YamlMap) asMap(node), made);
            case "minor" -> List.of(Phrases.noun(node) + " in the smallest unit of its currency");
            case "fromMinor" ->
                List.of("%s smallest units of the currency %s"
                        .formatted(inner(node, "value"), inner(node, "currency")));
            case "exchange" -> exchange((YamlMap) asMap(node));
            case "number" -> number(node, rule);
            case "duration" -> duration(node, rule);
            case "boolean" -> List.of(Phrases.noun(node) + " as true or false" + words(rule));
            case "date" -> time("the calendar date of ", node, rule);
            case "instant" -> time("the moment of ", node, rule);
            default -> List.of("the expression %s".formatted(Phrases.constant(node)));
        };
    }

    private static YamlNode asMap(YamlNode node) {
        return node instanceof YamlMap ? node : new YamlMap(node.position(), node.path(), Map.of(), Map.of());
    }

    private static String inner(YamlNode node, String name) {
        return node instanceof YamlMap map ? map.get(name).map(Phrases::noun).orElse("") : "";
    }

    private static String each(YamlNode node) {
        return node instanceof YamlList list
                ? list.items().stream().map(Phrases::nounOrConstant).collect(Collectors.joining(", "))
                : Phrases.nounOrConstant(node);
    }

    /** In the first of several, that a table has no row only means that the next counts. */
    private static String numbered(YamlNode node) {
        List<String> values = new ArrayList<>();
        for (YamlNode one : node instanceof YamlList list ? list.items() : List.of(node)) {
            String words = one instanceof YamlMap map ? Phrases.clause(map) : Phrases.constant(one);
            values.add("(%d) %s".formatted(values.size() + 1, words.replace(StepsInWords.NOTHING_WITHOUT_ROW, "")));
        }
        return String.join("; ", values);
    }

    private static List<String> concat(YamlNode node, YamlMap rule) {
        List<String> phrases = new ArrayList<>();
        phrases.add(each(node) + " joined"
                + Phrases.option(rule, "separator")
                        .map(text -> " with '" + text + "' between")
                        .orElse(""));
        rule.get("absent").ifPresent(skip -> phrases.add("what is absent is left out"));
        return phrases;
    }

    private static String each(YamlNode path, YamlMap rule) {
        String items = Phrases.paths(path)
                + rule.get("where")
                        .map(where -> " where " + ConditionInWords.of(where))
                        .orElse("");
        if (rule.has("take")) {
            return "made of the %s of %s".formatted(rule.entries().get("take").plain(), items);
        }
        return rule.get("groupBy")
                .map(key -> "one for each group of %s by %s".formatted(items, Phrases.noun(key)))
                .orElse("one for each of " + items);
    }

    private static String over(String what, YamlNode node) {
        return "%s over %s%s"
                .formatted(
                        what,
                        inner(node, "each"),
                        node instanceof YamlMap map
                                ? map.get("where")
                                        .map(where -> " where " + ConditionInWords.of(where))
                                        .orElse("")
                                : "");
    }

    private static List<String> money(YamlMap money, Object made) {
        List<String> phrases = new ArrayList<>();
        phrases.add("the amount %s in the currency %s".formatted(inner(money, "value"), inner(money, "currency")));
        String currency = Json.textAt(made, "currency");
        String own = currency != null && Money.isCurrency(currency)
                ? "%d digits as %s has".formatted(Money.digits(currency), currency)
                : "the digits of its currency";
        String digits = Phrases.option(money, "digits")
                .map(number -> number + " digits")
                .orElse(own);
        if (digits.startsWith("any")) {
            phrases.add("with all its digits");
        } else {
            phrases.add(money.get("round")
                    .map(round -> "rounded %s to %s".formatted(rounding(round), digits))
                    .orElse("with at most " + digits + ", never rounded"));
        }
        money.get("increment").ifPresent(unit -> phrases.add("in multiples of " + Phrases.noun(unit)));
        return phrases;
    }

    private static String rounding(YamlNode node) {
        return String.valueOf(node.plain()).replace('-', ' ');
    }

    private static List<String> exchange(YamlMap exchange) {
        List<String> phrases = new ArrayList<>();
        phrases.add("%s in the currency %s".formatted(inner(exchange, "transaction"), inner(exchange, "currency")));
        phrases.add("with the rate %s of the day %s from %s"
                .formatted(inner(exchange, "rate"), inner(exchange, "date"), inner(exchange, "source")));
        exchange.get("accounting").ifPresent(known -> phrases.add("as %s says it".formatted(Phrases.noun(known))));
        exchange.get("round")
                .ifPresent(round -> phrases.add("rounded " + rounding(round) + " to the digits of that currency"));
        return phrases;
    }

    private static List<String> number(YamlNode node, YamlMap rule) {
        List<String> phrases = new ArrayList<>();
        phrases.add("the number " + Phrases.noun(node));
        Phrases.option(rule, "times").ifPresent(times -> phrases.add("times " + times));
        digits(rule, phrases);
        return phrases;
    }

    private static void digits(YamlMap rule, List<String> phrases) {
        Phrases.option(rule, "digits")
                .ifPresent(digits -> phrases.add(rule.get("round")
                        .map(round -> "rounded %s to %s digits".formatted(rounding(round), digits))
                        .orElse("with at most %s digits, never rounded".formatted(digits))));
    }

    private static List<String> duration(YamlNode node, YamlMap rule) {
        List<String> phrases = new ArrayList<>();
        phrases.add("the length of time %s, in %s"
                .formatted(Phrases.noun(node), Phrases.option(rule, "out").orElse("seconds")));
        Phrases.option(rule, "in").ifPresent(in -> phrases.add("read as " + in));
        rule.get("hoursPerDay").ifPresent(day -> phrases.add("a day has %s hours".formatted(day.plain())));
        digits(rule, phrases);
        return phrases;
    }

    private static String words(YamlMap rule) {
        return rule.get("yes").map(yes -> " (true is %s)".formatted(each(yes))).orElse("");
    }

    private static List<String> time(String what, YamlNode node, YamlMap rule) {
        List<String> phrases = new ArrayList<>();
        phrases.add(what + Phrases.noun(node));
        rule.get("zone").ifPresent(zone -> phrases.add("in the zone " + zone.plain()));
        Phrases.option(rule, "in").ifPresent(pattern -> phrases.add("read as " + pattern));
        Phrases.option(rule, "out").ifPresent(pattern -> phrases.add("written as " + pattern));
        return phrases;
    }
}
