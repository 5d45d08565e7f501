package io.throughline.runner.terminal;

import io.throughline.config.PolicySheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A policy sheet on one page, for people in finance. */
public final class PolicyText {

    private static final int LONGEST_VALUE = 60;

    private static final Map<String, String> HEADINGS = Map.of(
            "exchangeRates", "Exchange rates",
            "serviceLines", "Service lines",
            "projectCode", "Project code",
            "rules", "Rules switched",
            "subsidiaries", "Number in the ERP",
            "zone", "Time zone");

    private PolicyText() {}

    /**
     * The page.
     *
     * @param customer name of the customer, null if the sheet is for customers like all others
     */
    public static String of(PolicySheet sheet, String customer) {
        StringBuilder page = new StringBuilder(head(sheet, customer)).append('\n');
        boolean wasLine = true;
        for (Map.Entry<String, List<PolicySheet.Row>> section : sections(sheet).entrySet()) {
            boolean isLine = name(section.getValue().get(0)).isEmpty();
            page.append(isLine && wasLine ? "" : "\n")
                    .append(isLine ? line(section.getValue().get(0)) : block(section.getValue()));
            wasLine = isLine;
        }
        return page.toString();
    }

    private static String head(PolicySheet sheet, String customer) {
        String company = "%s (%s), %s, on %s\n"
                .formatted(
                        sheet.legalEntity().name(),
                        sheet.legalEntity().id(),
                        sheet.region().name(),
                        sheet.day());
        String contract = sheet.contract() == null ? "without a contract that day" : "contract " + sheet.contract();
        return customer == null
                ? company
                : company + "for %s (%s), %s\n".formatted(customer, sheet.customer(), contract);
    }

    private static Map<String, List<PolicySheet.Row>> sections(PolicySheet sheet) {
        Map<String, List<PolicySheet.Row>> sections = new LinkedHashMap<>();
        sheet.rows()
                .forEach(row -> sections.computeIfAbsent(row.section(), any -> new ArrayList<>())
                        .add(row));
        return sections;
    }

    private static String heading(PolicySheet.Row row) {
        String section = row.section();
        return HEADINGS.getOrDefault(section, section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1));
    }

    private static String line(PolicySheet.Row row) {
        return "%s: %s  %s%s\n".formatted(heading(row), row.value(), place(row), days(row));
    }

    private static String block(List<PolicySheet.Row> rows) {
        int names = rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
        int values = rows.stream().mapToInt(row -> row.value().length()).max().orElse(0);
        StringBuilder table = new StringBuilder(heading(rows.get(0))).append('\n');
        rows.forEach(row -> table.append("  %s  %s  %s%s\n"
                .formatted(
                        padded(name(row), names),
                        padded(row.value(), Math.min(values, LONGEST_VALUE)),
                        place(row),
                        days(row))));
        return table.toString();
    }

    private static String name(PolicySheet.Row row) {
        return row.key().equals(row.section())
                ? ""
                : row.key().substring(row.section().length() + 1);
    }

    private static String place(PolicySheet.Row row) {
        return row.position().file() + ":" + row.position().line();
    }

    private static String days(PolicySheet.Row row) {
        return (row.since() == null ? "" : "  since " + row.since())
                + (row.until() == null ? "" : "  until " + row.until());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
