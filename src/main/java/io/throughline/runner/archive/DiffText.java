package io.throughline.runner.archive;

import io.throughline.replay.Compared;
import io.throughline.replay.Difference;
import io.throughline.runner.terminal.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison as a table for people.
 *
 * @param open whether values are shown that are personal, cost rates or typed by somebody
 * @param rows how many differences are shown at most
 */
public record DiffText(boolean open, int rows) {

    private static final String ROW = "  %-22s %-20s %-32s %s → %s%s";

    /** The whole. */
    public String of(DiffResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("old: bundle %s".formatted(result.before().name()));
        lines.add("new: bundle %s".formatted(result.after().name()));
        differences(lines, result.different());
        totals(lines, result);
        gaps(lines, result);
        lines.add("");
        lines.add(summary(result));
        return String.join("\n", lines);
    }

    private void differences(List<String> lines, List<Compared> different) {
        int left = rows;
        for (Compared one : different) {
            if (left <= 0) {
                break;
            }
            lines.add("");
            lines.add(head(one));
            List<Difference> shown = one.differences().stream().limit(left).toList();
            shown.forEach(difference -> lines.addAll(row(difference)));
            left -= shown.size();
        }
        int all = different.stream().mapToInt(one -> one.differences().size()).sum();
        if (all > rows) {
            lines.add("");
            lines.add("%d more differences; --rows shows more, --json all.".formatted(all - rows));
        }
    }

    private String head(Compared one) {
        Compared.Head head = one.head();
        String customer = open && head.customerName() != null ? head.customerName() : head.customer();
        return "deal %s · customer %s · %s · %s · transaction %s%s"
                .formatted(
                        PlainText.line(head.deal(), 40),
                        customer == null ? "not known" : PlainText.line(customer, 60),
                        head.region() == null ? "no region" : head.region(),
                        head.workflow(),
                        head.transaction(),
                        one.atStake().isEmpty() ? "" : " · at stake " + money(one.atStake()));
    }

    private List<String> row(Difference difference) {
        List<String> lines = new ArrayList<>();
        String field = difference.field().isEmpty() ? difference.kind().word() : difference.field();
        lines.add(ROW.formatted(
                        difference.step(),
                        difference.record(),
                        PlainText.line(field, 60),
                        shown(difference, difference.before()),
                        shown(difference, difference.after()),
                        amount(difference))
                .stripTrailing());
        String places = places(difference);
        if (!places.isEmpty()) {
            lines.add("      decided by " + places);
        }
        return lines;
    }

    private static String places(Difference difference) {
        String old = difference.oldPlace().nearest();
        String young = difference.newPlace().nearest();
        if (old.isEmpty() && young.isEmpty()) {
            return "";
        }
        return old.equals(young) ? old : "%s → %s".formatted(old.isEmpty() ? "–" : old, young.isEmpty() ? "–" : young);
    }

    private String shown(Difference difference, Object value) {
        return value == null || open || !difference.hidden()
                ? PlainText.line(DiffJson.text(value), 80)
                : DiffJson.hidden(value);
    }

    private String amount(Difference difference) {
        Difference.Amount amount = difference.amount();
        return amount == null || difference.hidden() && !open
                ? ""
                : "   %s %s%s".formatted(signed(amount.value()), amount.currency(), amount.perUnit() ? " a unit" : "");
    }

    private static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + value.toPlainString();
    }

    private static String money(Map<String, BigDecimal> amounts) {
        return amounts.entrySet().stream()
                .map(one -> "%s %s".formatted(grouped(one.getValue()), one.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String grouped(BigDecimal value) {
        return String.format(java.util.Locale.ROOT, "%,.2f", value);
    }

    private static void totals(List<String> lines, DiffResult result) {
        if (result.different().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("By field");
        for (FieldTotal total : result.fields()) {
            lines.add("  %-10s %-24s %-36s %5d in %d transactions%s"
                    .formatted(
                            total.kind(),
                            total.record(),
                            total.field().isEmpty() ? "–" : total.field(),
                            total.differences(),
                            total.transactions().size(),
                            total.amount() == null
                                    ? ""
                                    : "   %s %s".formatted(signed(total.amount()), total.currency())));
        }
    }

    private static void gaps(List<String> lines, DiffResult result) {
        if (result.gapsByReason().isEmpty() && result.unknown().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Not replayed whole");
        result.gapsByReason().forEach((reason, count) -> lines.add("  %5d transactions: %s".formatted(count, reason)));
        result.unknown().forEach(id -> lines.add("  the ledger has no transaction " + PlainText.line(id, 64)));
    }

    private static String summary(DiffResult result) {
        int all = result.transactions().size();
        int different = result.different().size();
        return "%d transactions: %d equal, %d different, %d not replayed whole%s; at stake: %s"
                .formatted(
                        all,
                        all - different,
                        different,
                        result.withGaps(),
                        result.leftOut() == 0 ? "" : " (and %d that only took an event in)".formatted(result.leftOut()),
                        result.atStake().isEmpty() ? "nothing" : money(result.atStake()));
    }
}
