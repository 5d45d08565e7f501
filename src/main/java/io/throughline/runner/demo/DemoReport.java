package io.throughline.runner.demo;

import io.throughline.canonical.Json;
import io.throughline.runner.terminal.TransactionText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The result of the demonstration for people. */
public final class DemoReport {

    private final TransactionText text;

    /** @param zone the zone of the person who reads */
    public DemoReport(ZoneId zone) {
        this.text = new TransactionText(zone);
    }

    /** The whole report. */
    public String of(DemoResult result) {
        List<String> parts = new ArrayList<>();
        result.deals().forEach(deal -> parts.add(deal(deal)));
        parts.add(holds(result));
        parts.add(totals(result));
        return String.join("\n\n", parts);
    }

    private String deal(DealOutcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("%s Deal %s · %s · %s: %s"
                .formatted(
                        outcome.isAsMeant() ? "✔" : "✘",
                        outcome.deal().id(),
                        outcome.deal().region(),
                        outcome.state().toLowerCase(Locale.ROOT).replace('_', ' '),
                        meaning(outcome)));
        lines.add(text.timeline(Map.of("timeline", outcome.timeline()), "    "));
        outcome.created().forEach((system, kinds) -> lines.add("    created in " + system + ": " + kinds(kinds)));
        outcome.undone().forEach((system, kinds) -> lines.add("    undone in " + system + ": " + kinds(kinds)));
        return String.join("\n", lines);
    }

    private static String meaning(DealOutcome outcome) {
        return outcome.isAsMeant()
                ? outcome.deal().meant().says()
                : "it should have been one that " + outcome.deal().meant().says();
    }

    private static String kinds(Object kinds) {
        return Json.asObject(kinds).entrySet().stream()
                .map(kind -> kind.getKey() + " "
                        + Json.asList(kind.getValue()).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String holds(DemoResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("On hold, by team");
        for (DealOutcome outcome : result.deals()) {
            if (outcome.state().equals("WITH_PERSON")) {
                Object desk = outcome.desk();
                lines.add("  %s: %s (%s) – deal %s. %s"
                        .formatted(
                                Json.textAt(desk, "team"),
                                Json.textAt(desk, "title"),
                                Json.textAt(desk, "code"),
                                outcome.deal().id(),
                                Json.textAt(desk, "fix")));
            }
        }
        lines.add("  decide them: throughline demo --keep DIR, then throughline desk list --data DIR (docs/desk.md)");
        return String.join("\n", lines);
    }

    private static String totals(DemoResult result) {
        Map<String, Long> states = result.deals().stream()
                .collect(Collectors.groupingBy(DealOutcome::state, TreeMap::new, Collectors.counting()));
        long asMeant = result.deals().stream().filter(DealOutcome::isAsMeant).count();
        List<String> lines = new ArrayList<>();
        lines.add("%d deals in %d s: %s"
                .formatted(result.deals().size(), result.took().toSeconds(), states));
        lines.add("%d of %d ended as they should%s"
                .formatted(
                        asMeant,
                        result.deals().size(),
                        result.ended() ? "" : "; some were still at work when time was up"));
        lines.add(
                result.duplicates().duplicates().isEmpty()
                        ? "No duplicates among %d created records"
                                .formatted(result.duplicates().created())
                        : "Duplicates: " + String.join("; ", result.duplicates().duplicates()));
        lines.add("  checked in " + result.duplicates().how());
        return String.join("\n", lines);
    }
}
