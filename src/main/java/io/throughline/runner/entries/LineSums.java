package io.throughline.runner.entries;

import io.throughline.canonical.Money;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.NewLine;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sums of lines by legal entity, currency and how far they are; exact. */
final class LineSums {

    /** What is in the books comes first. */
    private static final List<LineState> ORDER = List.of(LineState.POSTED, LineState.OPEN, LineState.REFUSED);

    private LineSums() {}

    private record Books(String legalEntity, String currency, LineState state) {

        private static final Comparator<Books> ORDERED = Comparator.comparing(Books::legalEntity)
                .thenComparing(Books::currency)
                .thenComparing(books -> ORDER.indexOf(books.state()));
    }

    private record Sum(long lines, NewLine.Amounts amounts) {

        Sum plus(Sum other) {
            NewLine.Amounts more = other.amounts;
            return new Sum(
                    lines + other.lines,
                    new NewLine.Amounts(
                            amounts.workedSeconds() + more.workedSeconds(),
                            amounts.billedSeconds() + more.billedSeconds(),
                            amounts.cost().add(more.cost()),
                            amounts.bill().add(more.bill()),
                            amounts.nonChargeable().add(more.nonChargeable())));
        }
    }

    static List<Object> of(List<EntryTotal> totals) {
        Map<Books, Sum> sums = new TreeMap<>(Books.ORDERED);
        totals.forEach(total -> sums.merge(
                new Books(total.legalEntity(), total.currency(), total.state()),
                new Sum(total.lines(), total.amounts()),
                Sum::plus));
        return sums.entrySet().stream()
                .<Object>map(one -> view(one.getKey(), one.getValue()))
                .toList();
    }

    private static Map<String, Object> view(Books books, Sum sum) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("legalEntity", books.legalEntity());
        view.put("currency", books.currency());
        view.put("state", books.state().name().toLowerCase(Locale.ROOT));
        view.put("lines", sum.lines());
        view.put("workedSeconds", sum.amounts().workedSeconds());
        view.put("billedSeconds", sum.amounts().billedSeconds());
        view.put("billed", text(sum.amounts().bill(), books.currency()));
        view.put("notCharged", text(sum.amounts().nonChargeable(), books.currency()));
        view.put("cost", text(sum.amounts().cost(), books.currency()));
        return view;
    }

    private static Object text(BigDecimal amount, String currency) {
        return new Money(amount, currency).plain().get("value");
    }
}
