package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report on entries, in the shape of {@code entries --json}, as text for people. */
public final class EntryReportText {

    private static final Map<String, String> STATES =
            Map.of("posted", "posted", "open", "waits in a batch", "refused", "refused, not in the books");

    private EntryReportText() {}

    /** The report; costs are shown if it has them. */
    public static String of(Map<String, Object> report) {
        List<String> parts = new ArrayList<>();
        parts.add("Lines by legal entity and currency\n\n" + totals(Json.asList(report.get("totals"))));
        parts.add("On hold\n\n" + held(Json.asList(report.get("held"))));
        parts.add("Back with their authors\n\n" + returned(Json.asList(report.get("returned"))));
        parts.add("Waiting for approval: " + waiting(Json.asList(report.get("waiting"))));
        parts.add(EntryProgressText.completeness(Json.asObject(report.get("completeness"))));
        return String.join("\n\n", parts);
    }

    private static String totals(List<Object> totals) {
        if (totals.isEmpty()) {
            return "  none";
        }
        boolean costs = Json.asObject(totals.get(0)).containsKey("cost");
        List<String> head = new ArrayList<>(
                List.of("LEGAL ENTITY", "CURRENCY", "STATE", "LINES", "WORKED H", "BILLED H", "BILLED", "NOT CHARGED"));
        if (costs) {
            head.add("COST");
        }
        TextTable table = new TextTable(3, head.toArray(String[]::new));
        totals.forEach(total -> table.add(total(total, costs)));
        return table.text();
    }

    private static Object[] total(Object total, boolean costs) {
        String currency = Json.textAt(total, "currency");
        List<Object> cells = new ArrayList<>(List.of(
                Json.textAt(total, "legalEntity"),
                currency,
                STATES.get(Json.textAt(total, "state")),
                Json.at(total, "lines"),
                EntryAmounts.hours(Json.at(total, "workedSeconds")),
                EntryAmounts.hours(Json.at(total, "billedSeconds")),
                EntryAmounts.money(Json.textAt(total, "billed"), currency),
                EntryAmounts.money(Json.textAt(total, "notCharged"), currency)));
        if (costs) {
            cells.add(EntryAmounts.money(Json.textAt(total, "cost"), currency));
        }
        return cells.toArray();
    }

    private static String held(List<Object> held) {
        if (held.isEmpty()) {
            return "  nothing";
        }
        TextTable table = new TextTable(2, "FOR", "RULE", "ENTRIES", "MONEY AT RISK");
        held.forEach(one -> table.add(Json.textAt(one, "team"), rule(one), Json.at(one, "entries"), atRisk(one)));
        return table.text() + "\n\n  'throughline desk list --data DIR' shows the cases and how to decide them.";
    }

    private static String atRisk(Object held) {
        String sums = EntryAmounts.sums(Json.asList(Json.at(held, "atRisk")));
        Object without = Json.at(held, "withoutMoney");
        boolean all = without instanceof Number none && none.longValue() == 0;
        return all ? sums : "%s%s of unknown worth".formatted(sums.isEmpty() ? "" : sums + ", ", without);
    }

    private static String returned(List<Object> returned) {
        if (returned.isEmpty()) {
            return "  nothing";
        }
        TextTable table = new TextTable(1, "RULE", "ENTRIES");
        returned.forEach(one -> table.add(rule(one), Json.at(one, "entries")));
        return table.text();
    }

    private static String rule(Object stop) {
        String title = Json.textAt(stop, "title");
        return Json.textAt(stop, "rule") + (title == null ? "" : " " + title);
    }

    private static String waiting(List<Object> waiting) {
        List<String> kinds = waiting.stream()
                .map(one ->
                        "%,d %s".formatted(Json.at(one, "entries"), EntryProgressText.kind(Json.textAt(one, "kind"))))
                .toList();
        return kinds.isEmpty() ? "nothing" : String.join(", ", kinds);
    }
}
