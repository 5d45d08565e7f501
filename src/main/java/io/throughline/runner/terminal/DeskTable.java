package io.throughline.runner.terminal;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Desk cases, in the shape of {@code desk list --json}, as a table for people. */
public final class DeskTable {

    private static final List<String> HEAD =
            List.of("CASE", "AGE", "DEADLINE", "TEAM", "DEAL", "AMOUNT", "WHAT STOPPED IT", "YOU CAN");
    private static final List<String> DECIDED_HEAD =
            List.of("CASE", "AGE", "DEADLINE", "TEAM", "DEAL", "AMOUNT", "WHAT STOPPED IT", "DECISION");
    private static final int SHORTEST = 8;
    private static final int AMOUNT = 5;

    /** The table, or one sentence if there is nothing. */
    public String of(List<Object> cases) {
        if (cases.isEmpty()) {
            return "No case waits for a decision of yours.";
        }
        int length = idLength(cases);
        List<List<String>> rows = new ArrayList<>();
        boolean decided = "decided".equals(Json.textAt(cases.get(0), "state"));
        rows.add(decided ? DECIDED_HEAD : HEAD);
        cases.forEach(desk -> rows.add(row(desk, length)));
        return rows.stream().map(row -> line(row, widths(rows))).collect(Collectors.joining("\n"))
                + "\n\n%d case%s. 'throughline desk show CASE --data DIR' tells everything about one and how to decide it."
                        .formatted(cases.size(), cases.size() == 1 ? "" : "s");
    }

    /** As few letters of the ids as tell them apart. */
    private static int idLength(List<Object> cases) {
        for (int length = SHORTEST; length < 64; length++) {
            int most = length;
            long different = cases.stream()
                    .map(desk -> cut(Json.textAt(desk, "id"), most))
                    .distinct()
                    .count();
            if (different == cases.size()) {
                return length;
            }
        }
        return 64;
    }

    private static String cut(String id, int length) {
        return id.substring(0, Math.min(length, id.length()));
    }

    private static List<String> row(Object desk, int idLength) {
        return List.of(
                cut(Json.textAt(desk, "id"), idLength),
                age(desk),
                deadline(desk),
                PlainText.line(Json.textAt(desk, "team"), 24),
                deal(desk),
                amount(desk),
                PlainText.line("%s (%s)".formatted(Json.textAt(desk, "title"), Json.textAt(desk, "code")), 90),
                can(desk));
    }

    private static String age(Object desk) {
        return Json.at(desk, "ageSeconds") instanceof Number seconds
                ? Ages.of(Duration.ofSeconds(seconds.longValue()))
                : "";
    }

    private static String deadline(Object desk) {
        String deadline = Json.textAt(desk, "deadline");
        if (deadline == null) {
            return "none";
        }
        long age = Json.at(desk, "ageSeconds") instanceof Number seconds ? seconds.longValue() : 0;
        Instant now = Instant.parse(Json.textAt(desk, "opened")).plusSeconds(age);
        Duration left = Duration.between(now, Instant.parse(deadline));
        return Boolean.TRUE.equals(Json.at(desk, "overdue")) ? "OVERDUE by " + Ages.of(left) : "in " + Ages.of(left);
    }

    private static String deal(Object desk) {
        String region = Json.textAt(desk, "region");
        String name = Json.textAt(desk, "deal");
        return PlainText.line(
                "%s %s %s"
                        .formatted(
                                region == null ? "?" : region, Json.textAt(desk, "object"), name == null ? "" : name),
                60);
    }

    static String amount(Object desk) {
        String value = Json.textAt(desk, "amount");
        String currency = Json.textAt(desk, "currency");
        if (value == null || currency == null) {
            return "";
        }
        Money money = Money.of(value, currency);
        return String.format(Locale.ROOT, "%,." + Money.digits(currency) + "f %s", money.value(), currency);
    }

    private static String can(Object desk) {
        String decision = Json.textAt(desk, "decision");
        if (decision != null) {
            return PlainText.line(decision, 60);
        }
        String can =
                Json.asList(Json.at(desk, "can")).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return can.isEmpty() ? "only look" : can;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        rows.forEach(row ->
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String padded = " ".repeat(widths[i] - row.get(i).length());
            cells.add(i == AMOUNT ? padded + row.get(i) : row.get(i) + padded);
        }
        return String.join("  ", cells).stripTrailing();
    }
}
