package io.throughline.rules.revenue;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** D52: accrued revenue is reversed when the invoice posts, and tax is never revenue. A revenue subledger of the ERP gets progress, never accruals. */
public final class D52AccruedRevenue {

    private static final String RULE = "D52";

    private D52AccruedRevenue() {}

    /**
     * What approved and unbilled work means for revenue, in every book of its obligation.
     *
     * @param unbilled the unbilled fact of the work (D12), with its {@code obligationKey}
     * @param contract canonical contract that has the obligation
     * @return accruals of ours, one per book whose basis accrues; or the progress fact if the ERP recognises; held with D54 if the basis is not known
     */
    public static RuledFacts accrue(RevenueFact unbilled, Map<String, Object> contract, Recognition by) {
        String key = (String) unbilled.more().get("obligationKey");
        Optional<Basis> main = D54ObligationBasis.basis(contract, key, null);
        Numbers numbers = Numbers.of("source", unbilled.source().id())
                .and("obligation", key == null ? "none" : key)
                .and("unbilled", unbilled.amount());
        if (main.isEmpty()) {
            return RuledFacts.none(noBasis(unbilled, numbers));
        } else if (by == Recognition.ERP) {
            RevenueFact progress =
                    unbilled.with("recognition", main.get().word()).by(RULE);
            String says = "The ERP recognises revenue: it gets the progress and no accrual.";
            return new RuledFacts(List.of(progress), List.of(Ruling.applied(RULE, says, numbers.map())));
        }
        List<RevenueFact> facts = Stream.concat(
                        accrual(unbilled, main, null).stream(),
                        D54ObligationBasis.books(contract, key).stream()
                                .flatMap(book ->
                                        accrual(unbilled, D54ObligationBasis.basis(contract, key, book), book)
                                                .stream()))
                .toList();
        String says =
                facts.isEmpty() ? "Its basis recognises nothing before." : "Revenue is accrued until the invoice.";
        return new RuledFacts(facts, List.of(Ruling.applied(RULE, says, numbers.map())));
    }

    private static Optional<RevenueFact> accrual(RevenueFact unbilled, Optional<Basis> basis, String book) {
        return basis.filter(Basis::accrues).map(found -> {
            RevenueFact fact = RevenueFact.of(
                            FactKind.ACCRUAL, unbilled.legalEntity(), unbilled.source(), unbilled.amount())
                    .with("projectId", unbilled.more().get("projectId"))
                    .with("contractId", unbilled.more().get("contractId"))
                    .with("obligationKey", unbilled.more().get("obligationKey"))
                    .with("recognition", found.word())
                    .with("seconds", unbilled.more().get("seconds"))
                    .with("book", book)
                    .by(RULE);
            return book == null ? fact : fact.named(book);
        });
    }

    private static Ruling noBasis(RevenueFact unbilled, Numbers numbers) {
        return new Ruling(
                "D54",
                Ruling.Effect.HELD,
                "Nobody wrote down how revenue of this obligation is recognised.",
                numbers.map(),
                "finance",
                "Enter the recognition basis of the obligation at the contract and retry.",
                unbilled.amount());
    }

    /**
     * The facts of a posted invoice: revenue without tax, tax, and the accruals of what is on it taken back.
     *
     * @param invoice canonical invoice with {@code net}, and {@code tax} or {@code total}
     * @param accruals standing accruals of the contract, in all books; only those of entries on the invoice are taken back, for an entry that is invoiced
     *     in part only its part
     */
    public static RuledFacts atInvoice(Map<String, Object> invoice, List<RevenueFact> accruals) {
        Fields fields = new Fields(invoice);
        String entity = fields.text("legalEntity").orElse("unknown");
        RevenueFact.Source source =
                new RevenueFact.Source("invoice", fields.text("id").orElse("unknown"));
        List<RevenueFact> facts = new ArrayList<>();
        Optional<Money> net = net(fields);
        Optional<Money> tax = fields.money("tax")
                .or(() -> fields.money("total").flatMap(total -> net.map(total::minus)))
                .filter(amount -> amount.signum() != 0);
        net.ifPresent(amount -> facts.add(
                RevenueFact.of(FactKind.BILLED_REVENUE, entity, source, amount).by(RULE)));
        tax.ifPresent(amount ->
                facts.add(RevenueFact.of(FactKind.TAX, entity, source, amount).by(RULE)));
        Map<String, BigDecimal> seconds = seconds(fields);
        accruals.stream()
                .filter(accrual -> accrual.kind() == FactKind.ACCRUAL && !accrual.isReversal())
                .filter(accrual -> seconds.containsKey(accrual.source().id()))
                .map(accrual -> takenBack(accrual, seconds.get(accrual.source().id()), source.id()))
                .forEach(facts::add);
        Numbers numbers = Numbers.of("invoice", source.id())
                .and("revenue", net.orElse(null))
                .and("tax", tax.orElse(null));
        facts.stream()
                .filter(fact -> fact.kind() == FactKind.ACCRUAL)
                .map(RevenueFact::amount)
                .reduce(Money::plus)
                .ifPresent(sum -> numbers.and("accrual", sum));
        String says = "The invoice is revenue without its tax, and takes back what was accrued for it.";
        return new RuledFacts(facts, List.of(Ruling.applied(RULE, says, numbers.map())));
    }

    private static Optional<Money> net(Fields invoice) {
        return invoice.money("net")
                .or(() -> invoice.money("total")
                        .flatMap(total -> invoice.money("tax").map(total::minus)))
                .or(() -> invoice.list("lines").stream()
                        .flatMap(line -> line.money("net").stream())
                        .reduce(Money::plus));
    }

    /** By entry the seconds on the invoice; a negative number if it says none: then all of the entry. */
    private static Map<String, BigDecimal> seconds(Fields invoice) {
        Map<String, BigDecimal> seconds = new LinkedHashMap<>();
        invoice.list("lines").stream()
                .flatMap(line -> line.list("entries").stream())
                .forEach(entry -> entry.text("id")
                        .ifPresent(id -> seconds.merge(
                                id, entry.number("seconds").orElse(BigDecimal.ONE.negate()), BigDecimal::add)));
        return seconds;
    }

    private static RevenueFact takenBack(RevenueFact accrual, BigDecimal seconds, String invoiceId) {
        RevenueFact whole = accrual.reversed().named(invoiceId);
        boolean partly = accrual.more().get("seconds") instanceof Number all
                && seconds.signum() >= 0
                && seconds.compareTo(BigDecimal.valueOf(all.longValue())) < 0;
        if (!partly) {
            return whole;
        }
        BigDecimal rest = BigDecimal.valueOf(((Number) accrual.more().get("seconds")).longValue())
                .subtract(seconds);
        Money part = Split.byWeights(whole.amount(), List.of(seconds, rest), 1).get(0);
        return new RevenueFact(whole.id(), whole.kind(), whole.legalEntity(), whole.source(), part, whole.more())
                .with("seconds", seconds.negate().longValue());
    }
}
