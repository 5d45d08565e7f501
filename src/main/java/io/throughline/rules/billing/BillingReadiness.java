package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a contract can be invoiced for a period: time approved and priced, order number, milestones, payers, tax facts, cap. Everything that is open is
 * found at once.
 *
 * @param rulings of all rules that were asked, the open ones first
 */
public record BillingReadiness(List<Ruling> rulings) {

    /** Copies the rulings. */
    public BillingReadiness {
        rulings = List.copyOf(rulings);
    }

    /** Whether the invoice may be made. */
    public boolean isReleased() {
        return open().isEmpty();
    }

    /** What a person must mend first; each is a case of its own. */
    public List<Ruling> open() {
        return rulings.stream()
                .filter(ruling -> ruling.effect() == Ruling.Effect.HELD)
                .toList();
    }

    /**
     * Judges a period.
     *
     * @param runs whether a rule runs for the legal entity and contract, by its id
     */
    public static BillingReadiness of(PeriodToBill period, Predicate<String> runs) {
        Map<String, Object> contract = period.contract();
        Stream<Ruling> all = Stream.of(
                        entries(period),
                        Stream.of(D41OrderNumber.judge(Map.of(), contract, period.customer())),
                        Stream.of(D37Payers.split(contract, Money.none(currency(contract)))
                                .ruling()),
                        milestones(period),
                        TaxFactsOfContract.judge(contract, period.dates().invoiceOn()).stream(),
                        cap(period))
                .flatMap(rulings -> rulings);
        return new BillingReadiness(all.filter(ruling -> runs.test(ruling.rule()))
                .sorted((left, right) -> Boolean.compare(isHeld(right), isHeld(left)))
                .toList());
    }

    private static boolean isHeld(Ruling ruling) {
        return ruling.effect() == Ruling.Effect.HELD;
    }

    private static String currency(Map<String, Object> contract) {
        return new Fields(contract).text("currency").filter(Money::isCurrency).orElse("EUR");
    }

    private static Stream<Ruling> entries(PeriodToBill period) {
        PeriodToBill.Counts counts = period.counts();
        Stream<Ruling> held = new TreeMap<>(counts.heldByRule())
                .entrySet().stream()
                        .filter(row -> row.getValue() > 0)
                        .map(row -> open(
                                period,
                                row.getKey(),
                                "Entries of the period are held by this rule.",
                                Numbers.of("entries", row.getValue()),
                                "Decide about the cases of these entries."));
        return Stream.concat(Stream.of(approved(period, counts), priced(period, counts)), held);
    }

    private static Ruling approved(PeriodToBill period, PeriodToBill.Counts counts) {
        Numbers numbers = Numbers.of("waiting for approval", counts.waiting());
        return counts.waiting() == 0
                ? Ruling.applied("D11", "Everything of the period is approved.", numbers.map())
                : open(
                        period,
                        "D11",
                        "Entries of the period wait for approval.",
                        numbers,
                        "Have them approved in the PSA, or move the end of the period.");
    }

    private static Ruling priced(PeriodToBill period, PeriodToBill.Counts counts) {
        Numbers numbers = Numbers.of("without a rate", counts.unpriced());
        return counts.unpriced() == 0
                ? Ruling.applied("D25", "Everything of the period has a rate.", numbers.map())
                : open(
                        period,
                        "D25",
                        "Entries of the period have no rate.",
                        numbers,
                        "Add the missing rows to the rate card of the contract and retry.");
    }

    private static Stream<Ruling> milestones(PeriodToBill period) {
        return period.milestones().stream()
                .filter(milestone -> isDue(new Fields(milestone), period.dates()))
                .map(D31Milestone::release);
    }

    /** What was reached counts whenever it was planned; what was only planned counts once its day has come. */
    private static boolean isDue(Fields milestone, PeriodToBill.Dates dates) {
        boolean planned = milestone.text("status").map("planned"::equals).orElse(true);
        return milestone
                .date(planned ? "dueOn" : "reachedOn")
                .map(day -> !day.isAfter(dates.to()))
                .orElse(!planned);
    }

    private static Stream<Ruling> cap(PeriodToBill period) {
        Money over = period.counts().overCap();
        if (over == null || over.signum() <= 0) {
            return Stream.empty();
        }
        Numbers numbers = Numbers.of("over the cap", over);
        String fix =
                "Agree on a higher limit with the customer and enter it at the contract, or make the rest non-chargeable.";
        return Stream.of(new Ruling(
                "D33",
                Ruling.Effect.HELD,
                "A part of the period is over the cap and waits for a person.",
                numbered(period, numbers),
                "sales-operations",
                fix,
                over));
    }

    private static Ruling open(PeriodToBill period, String rule, String says, Numbers numbers, String fix) {
        String team = rule.equals("D11") ? "pmo" : "finance";
        return new Ruling(rule, Ruling.Effect.HELD, says, numbered(period, numbers), team, fix, null);
    }

    private static Map<String, Object> numbered(PeriodToBill period, Numbers numbers) {
        return numbers.and("contract", new Fields(period.contract()).text("id").orElse("unknown"))
                .and("from", period.dates().from())
                .and("to", period.dates().to())
                .map();
    }
}
