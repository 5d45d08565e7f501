package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The story of an entry, in the shape of {@code entries ID --json}, as text for people. */
public final class EntryStoryText {

    private static final Map<String, String> STANDS = Map.of(
            "waiting", "waits for approval",
            "skipped", "nothing is to be posted for it",
            "held", "on hold",
            "returned", "back with its author",
            "open", "decided, on its way to the ERP",
            "posted", "posted",
            "refused", "refused by the ERP",
            "dropped", "withdrawn, nothing of it is in the books",
            "missing", "decided without any line; this does not add up");

    private EntryStoryText() {}

    /** The story; costs are shown if it has them. */
    public static String of(Object story) {
        List<String> parts = new ArrayList<>();
        parts.add("%s %s of %s: %s"
                .formatted(
                        Json.textAt(story, "kind"),
                        plain(story, "entry"),
                        plain(story, "system"),
                        STANDS.get(Json.textAt(story, "state"))));
        parts.add(place(story));
        held(story).ifPresent(parts::add);
        parts.add("\nWhy (decision %s, version %s)".formatted(Json.at(story, "revision"), plain(story, "version")));
        Json.asList(Json.at(story, "rulings")).forEach(ruling -> parts.add(ruling(ruling)));
        List<Object> lines = Json.asList(Json.at(story, "lines"));
        parts.add(lines.isEmpty() ? "\nNo line was made of it." : "\nLines, oldest first");
        lines.forEach(line -> parts.add(line(line)));
        return String.join("\n", parts);
    }

    private static String place(Object story) {
        return "  %s, project %s, %s, %s h worked"
                .formatted(
                        or(plain(story, "legalEntity"), "legal entity unknown"),
                        or(plain(story, "projectId"), "unknown"),
                        or(plain(story, "workedOn"), "day unknown"),
                        EntryAmounts.hours(Json.at(story, "workedSeconds")));
    }

    private static Optional<String> held(Object story) {
        if (!"held".equals(Json.textAt(story, "state"))) {
            return Optional.empty();
        }
        Object atRisk = Json.at(story, "atRisk");
        return Optional.of("  for %s; money at risk: %s"
                .formatted(plain(story, "team"), atRisk == null ? "unknown" : EntryAmounts.sums(List.of(atRisk))));
    }

    private static String ruling(Object ruling) {
        String numbers =
                Json.asObject(Optional.ofNullable(Json.at(ruling, "numbers")).orElse(Map.of())).entrySet().stream()
                        .map(one -> one.getKey() + " " + shown(one.getValue()))
                        .collect(Collectors.joining(", "));
        String fix = Json.textAt(ruling, "fix");
        return "  %-8s %s%s%s"
                .formatted(
                        plain(ruling, "rule"),
                        plain(ruling, "says"),
                        numbers.isEmpty() ? "" : " (" + PlainText.line(numbers, 400) + ")",
                        fix == null ? "" : "\n           → " + PlainText.of(fix));
    }

    private static String shown(Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?> ? Json.write(value) : String.valueOf(value);
    }

    private static String line(Object line) {
        String currency = Json.textAt(line, "currency");
        String text = "  %s %s: %s h billed, %s %s, not charged %s"
                .formatted(
                        plain(line, "key"),
                        Json.textAt(line, "state"),
                        EntryAmounts.hours(Json.at(line, "billedSeconds")),
                        EntryAmounts.money(Json.textAt(line, "billed"), currency),
                        currency,
                        EntryAmounts.money(Json.textAt(line, "notCharged"), currency));
        return text + cost(line, currency) + "\n    " + books(line) + links(line);
    }

    private static String cost(Object line, String currency) {
        return Json.asObject(line).containsKey("cost")
                ? ", cost " + EntryAmounts.money(Json.textAt(line, "cost"), currency)
                : "";
    }

    private static String books(Object line) {
        String books = "%s, project %s, period %s, batch %s"
                .formatted(
                        plain(line, "legalEntity"),
                        plain(line, "projectId"),
                        plain(line, "period"),
                        plain(line, "batch"));
        String number = or(plain(line, "documentNumber"), plain(line, "documentId"));
        String rules = Json.asList(Json.at(line, "rules")).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return books
                + (number.isEmpty() ? "" : ", ERP document " + number)
                + (rules.isEmpty() ? "" : "; rules " + rules);
    }

    private static String links(Object line) {
        String reverses = plain(line, "reverses");
        String reversedBy = plain(line, "reversedBy");
        String reason = plain(line, "reason");
        return (reverses.isEmpty() ? "" : "\n    takes back " + reverses)
                + (reversedBy.isEmpty() ? "" : "\n    taken back by " + reversedBy)
                + (reason.isEmpty() ? "" : "\n    " + reason);
    }

    private static String plain(Object value, String path) {
        return PlainText.of(Json.textAt(value, path)).replace('\n', ' ');
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
