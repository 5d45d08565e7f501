package io.throughline.runner.terminal;

import io.throughline.BundleFiles;
import io.throughline.canonical.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One desk case, in the shape of {@code desk show --json}, as a story for people: why, numbers, what each decision does, and the lines to copy. */
public final class DeskStory {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int WIDE = 4_000;

    private final ZoneId zone;
    private final String options;

    /**
     * @param zone the zone of the person who reads
     * @param options the options that find the ledger, as they were given, for the lines to copy
     */
    public DeskStory(ZoneId zone, String options) {
        this.zone = zone;
        this.options = options;
    }

    /** The whole story. */
    public String of(Object desk) {
        List<String> lines = new ArrayList<>();
        lines.add("%s (%s)".formatted(text(desk, "title"), text(desk, "code")));
        lines.add("  case %s · version %s · %s · %s of %s"
                .formatted(
                        text(desk, "id"),
                        text(desk, "version"),
                        text(desk, "state"),
                        text(desk, "kind"),
                        text(desk, "team")));
        lines.add("  %s %s%s · %s · %s · transaction %s (%s)"
                .formatted(
                        text(desk, "objectType"),
                        text(desk, "object"),
                        Json.textAt(desk, "deal") == null ? "" : " \"" + text(desk, "deal") + "\"",
                        Json.textAt(desk, "region") == null ? "region not known" : text(desk, "region"),
                        text(desk, "workflow"),
                        text(desk, "transaction"),
                        text(desk, "transactionState").toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (Json.textAt(desk, "bundle") != null) {
            lines.add("  bundle %s (%s)"
                    .formatted(BundleFiles.shortened(text(desk, "bundle")), text(desk, "bundleVersion")));
        }
        lines.add("  opened %s · %s%s".formatted(at(desk, "opened"), deadline(desk), amount(desk)));
        part(lines, "Why", text(desk, "detail"));
        part(lines, "What to do", text(desk, "fix"));
        asked(lines, Json.asObject(Json.at(desk, "asked")));
        candidates(lines, Json.asList(Json.at(desk, "candidates")));
        part(lines, "Stands in other systems", text(desk, "looseEnds").replace("; ", "\n"));
        waiting(lines, desk);
        decisions(lines, Json.asList(Json.at(desk, "decisions")));
        choices(lines, desk);
        return String.join("\n", lines);
    }

    private static void part(List<String> lines, String title, String text) {
        if (!text.isBlank()) {
            lines.add("");
            lines.add(title);
            text.lines().forEach(line -> lines.add("  " + line));
        }
    }

    private String deadline(Object desk) {
        if (Json.textAt(desk, "deadline") == null) {
            return "no deadline";
        }
        return (Boolean.TRUE.equals(Json.at(desk, "overdue")) ? "OVERDUE since " : "to be decided by ")
                + at(desk, "deadline");
    }

    private static String amount(Object desk) {
        String amount = DeskTable.amount(desk);
        return amount.isEmpty() ? "" : " · at stake: " + amount;
    }

    private static void waiting(List<String> lines, Object desk) {
        if (Json.at(desk, "behind") instanceof Number behind && behind.intValue() > 0) {
            part(lines, "Waits behind it", behind + " later event(s) of the same " + text(desk, "objectType"));
        }
    }

    private static void asked(List<String> lines, Map<String, Object> asked) {
        if (!asked.isEmpty()) {
            lines.add("");
            lines.add("What was asked for");
            asked.keySet()
                    .forEach(name ->
                            lines.add("  %-26s  %s".formatted(name, PlainText.of(String.valueOf(asked.get(name))))));
        }
    }

    /** Field by field, one column a candidate. */
    private static void candidates(List<String> lines, List<Object> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        List<String> fields = candidates.stream()
                .flatMap(candidate -> Json.asObject(candidate).keySet().stream())
                .distinct()
                .toList();
        lines.add("");
        lines.add("What was found");
        for (String field : fields) {
            String values = candidates.stream()
                    .map(candidate -> "%-28s".formatted(PlainText.line(Json.textAt(candidate, field), 28)))
                    .collect(Collectors.joining("  "));
            lines.add("  %-10s  %s".formatted(PlainText.line(field, 10), values).stripTrailing());
        }
    }

    private void decisions(List<String> lines, List<Object> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Decided about this deal so far");
        for (Object decision : decisions) {
            lines.add("  %s  %s by %s%s%s: %s"
                    .formatted(
                            at(decision, "at"),
                            text(decision, "action"),
                            text(decision, "person"),
                            Json.textAt(decision, "stage") == null
                                    ? ""
                                    : " (%s, %s %s)"
                                            .formatted(
                                                    text(decision, "stage"),
                                                    text(decision, "amount"),
                                                    text(decision, "currency")),
                            Json.textAt(decision, "chosen") == null ? "" : " as " + text(decision, "chosen"),
                            text(decision, "reason")));
            Json.asList(Json.at(decision, "edits"))
                    .forEach(edit -> lines.add("    %s: %s → %s"
                            .formatted(
                                    text(edit, "path"),
                                    Json.textAt(edit, "before") == null ? "nothing" : text(edit, "before"),
                                    text(edit, "after"))));
        }
    }

    private void choices(List<String> lines, Object desk) {
        if (!"open".equals(Json.textAt(desk, "state"))) {
            part(lines, "Decision", text(desk, "decision"));
            return;
        }
        lines.add("");
        lines.add("What can be decided");
        for (Object choice : Json.asList(Json.at(desk, "choices"))) {
            choice(lines, Json.asObject(choice));
        }
    }

    private void choice(List<String> lines, Map<String, Object> choice) {
        boolean possible = Boolean.TRUE.equals(choice.get("possible"));
        boolean allowed = Boolean.TRUE.equals(choice.get("allowed"));
        lines.add("  %-8s %s".formatted(text(choice, "action"), text(choice, "says")));
        if (possible && !allowed) {
            lines.add("           You do not have the right '%s'.".formatted(text(choice, "right")));
        }
        if (possible && allowed) {
            lines.add("           throughline desk %s --reason '…' %s".formatted(text(choice, "arguments"), options));
        }
        if (choice.get("fields") instanceof List<?> fields) {
            fields.forEach(field -> lines.add("             %s: %s, %s"
                    .formatted(text(field, "path"), text(field, "name"), text(field, "expected"))));
        }
    }

    private String at(Object value, String path) {
        String instant = Json.textAt(value, path);
        return instant == null ? "" : TIME.format(Instant.parse(instant).atZone(zone));
    }

    private static String text(Object value, String path) {
        String text = PlainText.of(Json.textAt(value, path));
        return text.length() <= WIDE ? text : text.substring(0, WIDE);
    }
}
