package io.throughline.rules.billing;

import static io.throughline.rules.billing.Papers.entry;
import static io.throughline.rules.billing.Papers.invoice;
import static io.throughline.rules.billing.Papers.line;
import static io.throughline.rules.billing.Papers.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillingHistoryTest {

    private static final long HOUR = 3600;

    @Test
    void d42TheNextInvoiceTakesTheCreditedEntryAndWhatIsNew() {
        List<LoggedEntry> entries = List.of(hours("a", 3, "4.5"), hours("b", 4, "3.5"), hours("c", 9, "1"));
        BillingHistory history = BillingHistory.of(
                entries,
                List.of(
                        invoice("I", "posted", List.of(on("1", entry("a", 16200), entry("b", 12600)))),
                        note("C", "I", "partial", List.of(entry("b", 12600)))));

        assertThat(history.nextSeconds(null, null)).isEqualTo(16200);
        assertThat(history.next(null, null))
                .extracting(each -> each.entry().id())
                .containsExactly("b", "c");
        assertThat(history.nextAmount(null, null, "EUR")).isEqualTo(Money.of("450", "EUR"));
    }

    @Test
    void d42AnInvoiceLimitedToLaterDatesLeavesWhatWasReopenedBefore() {
        List<LoggedEntry> entries = List.of(hours("a", 3, "10"), hours("b", 20, "15"));
        BillingHistory history = BillingHistory.of(
                entries,
                List.of(
                        invoice("I", "posted", List.of(on("1", entry("a", 10 * HOUR)))),
                        note("C", "I", "partial", List.of(entry("a", 4 * HOUR)))));

        assertThat(history.nextSeconds(day(10), day(31))).isEqualTo(15 * HOUR);
        assertThat(history.nextSeconds(null, null)).isEqualTo(19 * HOUR);
        assertThat(history.standing("a").orElseThrow().openAmount()).isEqualTo(Money.of("400", "EUR"));
    }

    @Test
    void d43ACreditOfAProductReopensNoHours() {
        List<LoggedEntry> entries = List.of(hours("jan", 3, "1"), hours("feb", 20, "2"));
        Map<String, Object> invoice = invoice(
                "I",
                "posted",
                List.of(on("1", entry("jan", HOUR)), line("2", "material", Money.of("300", "EUR"), List.of())));

        for (Map<String, Object> credit : List.of(
                note("C", "I", "product-only", List.of()),
                note("C", "I", "partial", List.of(entry("jan", 0))),
                byLines("C", line("2", "material", Money.of("-300", "EUR"), List.of())))) {
            BillingHistory history = BillingHistory.of(entries, List.of(credit, invoice));
            assertThat(history.nextSeconds(null, null)).isEqualTo(2 * HOUR);
            assertThat(history.rulings()).noneMatch(ruling -> ruling.effect() == Ruling.Effect.HELD);
        }
    }

    @Test
    void d44AFullCreditReopensEveryHourOfThatInvoiceAndNoOther() {
        List<LoggedEntry> entries = List.of(hours("a", 3, "5"), hours("b", 4, "3"), hours("c", 5, "2"));
        BillingHistory history = BillingHistory.of(
                entries,
                List.of(
                        invoice("A", "posted", List.of(on("1", entry("a", 5 * HOUR), entry("b", 3 * HOUR)))),
                        invoice("B", "settled", List.of(on("1", entry("c", 2 * HOUR)))),
                        note("C", "A", "full", List.of())));

        assertThat(history.nextSeconds(null, null)).isEqualTo(8 * HOUR);
        assertThat(history.standing("c").orElseThrow().billed()).isEqualTo(Map.of("B", BigDecimal.valueOf(2 * HOUR)));
        assertThat(history.timesheetStatus(List.of("a", "b", "c"))).isEqualTo("partly-billed");
        assertThat(history.timesheetStatus(List.of("a", "b"))).isEqualTo("approved");
        assertThat(history.timesheetStatus(List.of("c"))).isEqualTo("billed");
    }

    @Test
    void d38ACancelledInvoiceFreesItsEntriesAndADraftKeepsThemFromTheNext() {
        List<LoggedEntry> entries = List.of(hours("a", 3, "8"), hours("b", 4, "2"));

        assertThat(BillingHistory.of(
                                entries, List.of(invoice("I", "cancelled", List.of(on("1", entry("a", 8 * HOUR))))))
                        .nextSeconds(null, null))
                .isEqualTo(10 * HOUR);
        assertThat(BillingHistory.of(entries, List.of(invoice("I", "draft", List.of(on("1", entry("a", 8 * HOUR))))))
                        .nextSeconds(null, null))
                .isEqualTo(2 * HOUR);
    }

    @Test
    void d42ACreditThatNamesNoEntriesReopensNoneAndAsksFinance() {
        BillingHistory history = BillingHistory.of(
                List.of(hours("a", 3, "8")),
                List.of(
                        invoice("I", "posted", List.of(on("1", entry("a", 8 * HOUR)))),
                        note("C", "I", "partial", List.of())));

        assertThat(history.nextSeconds(null, null)).isZero();
        assertThat(history.rulings()).anySatisfy(ruling -> {
            assertThat(ruling.rule()).isEqualTo("D42");
            assertThat(ruling.effect()).isEqualTo(Ruling.Effect.HELD);
            assertThat(ruling.team()).isEqualTo("finance");
        });
    }

    @Test
    void d42ACreditNoteThatIsCancelledItselfReopensNothing() {
        BillingHistory history = BillingHistory.of(
                List.of(hours("a", 3, "8")),
                List.of(
                        invoice("I", "posted", List.of(on("1", entry("a", 8 * HOUR)))),
                        Papers.with(note("C", "I", "full", List.of()), "status", "cancelled")));

        assertThat(history.nextSeconds(null, null)).isZero();
    }

    @Test
    void d42AnEntryOnTwoStandingInvoicesIsToldToFinance() {
        BillingHistory history = BillingHistory.of(
                List.of(hours("a", 3, "8")),
                List.of(
                        invoice("I", "posted", List.of(on("1", entry("a", 8 * HOUR)))),
                        invoice("J", "posted", List.of(on("1", entry("a", HOUR))))));

        assertThat(history.standing("a").orElseThrow().isOverbilled()).isTrue();
        assertThat(history.nextSeconds(null, null)).isZero();
        assertThat(history.rulings()).anyMatch(ruling -> ruling.effect() == Ruling.Effect.HELD);
    }

    private static Map<String, Object> byLines(String id, Map<String, Object> line) {
        Map<String, Object> note = invoice(id, "posted", List.of(line));
        note.put("kind", "credit-note");
        note.put("creditOf", "I");
        return note;
    }

    @SafeVarargs
    private static Map<String, Object> on(String key, Map<String, Object>... entries) {
        return line(key, "time", Money.of("1", "EUR"), List.of(entries));
    }

    private static LoggedEntry hours(String id, int day, String hours) {
        BigDecimal number = new BigDecimal(hours);
        long seconds = number.multiply(BigDecimal.valueOf(HOUR)).longValueExact();
        return LoggedEntry.time(id, day(day), seconds, new Money(number.multiply(BigDecimal.valueOf(100)), "EUR"));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }
}
