package io.throughline.runner.entries;

import io.throughline.canonical.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of entries and lines as CSV (RFC 4180), in which no cell is a formula (S-26). Immutable. */
final class EntryCsv {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n]]");
    /** The wide forms are formulas too where they are typed. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20'";

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final String COST = "cost";

    private final Map<String, Function<Object, String>> columns = new LinkedHashMap<>();

    /** @param costs whether costs are told (D59) */
    EntryCsv(boolean costs) {
        for (String name :
                List.of("key", "system", "kind", "entry", "legalEntity", "projectId", "period", "currency")) {
            column(name, name);
        }
        column("workedOn", "workedOn");
        columns.put("workedHours", row -> hours(Json.at(row, "workedSeconds")));
        columns.put("billedHours", row -> hours(Json.at(row, "billedSeconds")));
        column("workedSeconds", "workedSeconds");
        column("billedSeconds", "billedSeconds");
        column("billed", "billed");
        column("notCharged", "notCharged");
        if (costs) {
            column(COST, COST);
        }
        column("state", "state");
        columns.put(
                "rules",
                row -> (Json.at(row, "rules") instanceof List<?> rules ? rules : List.of())
                        .stream().map(String::valueOf).collect(Collectors.joining(" ")));
        for (String name : List.of("documentNumber", "documentId", "batch", "reverses", "team")) {
            column(name, name);
        }
        column("atRisk", "atRisk.value");
        column("atRiskCurrency", "atRisk.currency");
        column("reason", "reason");
    }

    private void column(String name, String path) {
        columns.put(name, row -> String.valueOf(Json.at(row, path) == null ? "" : Json.at(row, path)));
    }

    /** The first line, with its end. */
    String head() {
        return String.join(",", columns.keySet()) + "\r\n";
    }

    /** A row in the shape of {@link EntryRow} as a line, with its end. */
    String line(Object row) {
        List<String> cells = new ArrayList<>();
        columns.values().forEach(column -> cells.add(quoted(inert(column.apply(row)))));
        return String.join(",", cells) + "\r\n";
    }

    private static String hours(Object seconds) {
        return seconds == null
                ? ""
                : new BigDecimal(seconds.toString())
                        .divide(HOUR, 4, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** Spreadsheets skip blanks and signs that nobody sees before they look for a formula. */
    private static String inert(String cell) {
        String seen = UNSEEN.matcher(cell).replaceAll(" ");
        String begin = seen.strip();
        boolean live = !begin.isEmpty()
                && FORMULA.indexOf(begin.charAt(0)) >= 0
                && !NUMBER.matcher(seen).matches();
        return live ? "'" + seen : seen;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(sign -> sign == ',' || sign == ';' || sign == '"' || sign == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
