package io.throughline.replay;

import io.throughline.canonical.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** File and line in what rules say about their decisions. */
final class Sentences {

    private static final Pattern PLACE = Pattern.compile("(config|mappings|routes)/[^()\\s]+?:\\d+(:\\d+)?");

    /** Which rule decides about which field of the terms; what is not named here is decided by whichever sentence differs. */
    private static final Map<String, List<String>> RULES = Map.of(
            "legalEntity", List.of("RUL-1001"),
            "legalEntityName", List.of("RUL-1001"),
            "projectCode", List.of("RUL-1007"),
            "tax", List.of("D45", "D46", "D47", "D48", "D49", "D50", "D51", "D52", "D53"),
            "template", List.of("RUL-1006"),
            "tasks", List.of("RUL-1006"),
            "exchange", List.of("D8", "D7"),
            "rounding", List.of("D2", "D3"));

    private Sentences() {}

    /** The first place that a text names. */
    static Optional<Place> placeIn(String text) {
        Matcher matcher = PLACE.matcher(text == null ? "" : text);
        return matcher.find() ? Optional.of(new Place(matcher.group(), List.of(), "", List.of())) : Optional.empty();
    }

    /** The difference with the places that the decisions of both sides name for it. */
    static Difference decided(Difference difference, ReplayedStep old, ReplayedStep young) {
        List<Map<String, Object>> before = decisions(old);
        List<Map<String, Object>> after = decisions(young);
        return difference.decidedBy(place(difference.field(), before, after), place(difference.field(), after, before));
    }

    /** What the rules say about a field of their result, each with its rule id; empty if none is known to be about it. */
    static List<String> about(String field, ReplayedStep step) {
        String part = field.split("\\.")[0];
        return decisions(step).stream()
                .filter(decision -> isAbout(part, decision))
                .map(decision -> "%s %s".formatted(Json.textAt(decision, "rule"), Json.textAt(decision, "says")))
                .toList();
    }

    private static boolean isAbout(String part, Map<String, Object> decision) {
        return RULES.getOrDefault(part, List.of()).contains(Json.textAt(decision, "rule"))
                || part.equals("tax") && isAboutTax(decision);
    }

    private static List<Map<String, Object>> decisions(ReplayedStep step) {
        return Json.at(step.result(), "decisions") instanceof List<?> list
                ? list.stream().map(Json::asObject).toList()
                : List.of();
    }

    private static Place place(String field, List<Map<String, Object>> own, List<Map<String, Object>> other) {
        String part = field.split("\\.")[0];
        Stream<Map<String, Object>> named = own.stream().filter(decision -> isAbout(part, decision));
        Stream<Map<String, Object>> differing = own.stream().filter(decision -> !other.contains(decision));
        return Stream.concat(named, differing)
                .flatMap(decision -> placeIn(Json.textAt(decision, "says")).stream())
                .findFirst()
                .orElse(Place.NONE);
    }

    private static boolean isAboutTax(Map<String, Object> decision) {
        String says = Json.textAt(decision, "says");
        return says != null && says.toLowerCase(java.util.Locale.ROOT).contains("tax");
    }
}
