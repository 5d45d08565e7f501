package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import io.throughline.rules.revenue.FactKind;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** D36: what is left of a retainer at the end is a visible liability; the final invoice deducts the advances. */
public final class D36RetainerEnd {

    private static final String RULE = "D36";

    private D36RetainerEnd() {}

    /**
     * What becomes of the rest of a retainer when its contract ends.
     *
     * @param legalEntity company that owes it
     * @param otherwise {@code refund} or {@code carry-over}, where the contract does not say
     * @return nothing to do if nothing is left or it was never invoiced; else a liability and a task for finance, which decides even where the contract
     *     says what to do
     */
    public static RuledFacts atEnd(Retainer retainer, String legalEntity, String contractId, String otherwise) {
        Numbers numbers = Numbers.of("retainer", retainer.key())
                .and("amount", retainer.amount())
                .and("used", retainer.used())
                .and("left", retainer.balance());
        if (!retainer.invoiced() || retainer.balance().signum() <= 0) {
            String says = retainer.invoiced()
                    ? "The retainer is used up."
                    : "The retainer was never invoiced, so nothing is owed.";
            return new RuledFacts(List.of(), List.of(Ruling.skipped(RULE, says, numbers.map())));
        }
        RevenueFact liability = RevenueFact.of(
                        FactKind.CONTRACT_LIABILITY,
                        legalEntity,
                        new RevenueFact.Source("correction", contractId + "-" + retainer.key()),
                        retainer.balance())
                .with("contractId", contractId)
                .by(RULE);
        String what = retainer.atEnd() == null ? otherwise : retainer.atEnd();
        Ruling task = new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "The contract ended and its retainer is not used up: the rest is a liability.",
                numbers.and("task", what).map(),
                "finance",
                "Decide about the rest in the ERP: " + what + ".",
                retainer.balance());
        return new RuledFacts(List.of(liability), List.of(task));
    }

    /**
     * What a final invoice leaves to be paid after the advances.
     *
     * @param deducted {@code advancesDeducted} of the final invoice
     * @param net left without tax
     * @param tax left; null if neither the final invoice nor an advance has any
     * @param ruling applied; held if the advances are more than the final invoice, which then is a refund
     */
    public record FinalAmounts(List<Map<String, Object>> deducted, Money net, Money tax, Ruling ruling) {}

    /**
     * Deducts posted advances from a final invoice, net and tax each for itself, because an advance can be a tax point.
     *
     * @param net of the whole work
     * @param tax of the whole work
     * @param advances canonical invoices; only standing ones of kind {@code advance} count, each once
     */
    public static FinalAmounts finalInvoice(Money net, Money tax, List<Map<String, Object>> advances) {
        Money netLeft = net;
        Money taxLeft = tax;
        List<Map<String, Object>> deducted = new ArrayList<>();
        for (Fields advance : standing(advances)) {
            Money advanceNet = advance.money("net").orElse(Money.none(net.currency()));
            Money advanceTax = advance.money("tax").orElse(Money.none(net.currency()));
            netLeft = netLeft.minus(advanceNet);
            taxLeft = taxLeft.minus(advanceTax);
            deducted.add(new PlainObject()
                    .with("invoiceId", advance.text("id"))
                    .with("net", advanceNet)
                    .with("tax", advanceTax)
                    .build());
        }
        Numbers numbers = Numbers.of("net", net)
                .and("tax", tax)
                .and("advances", deducted.size())
                .and("net due", netLeft)
                .and("tax due", taxLeft);
        return new FinalAmounts(deducted, netLeft, taxLeft, ruling(netLeft, numbers));
    }

    private static List<Fields> standing(List<Map<String, Object>> advances) {
        Map<String, Fields> byId = new LinkedHashMap<>();
        advances.stream()
                .map(Fields::new)
                .filter(advance ->
                        advance.text("kind").filter("advance"::equals).isPresent())
                .filter(advance ->
                        advance.text("status").filter(InvoiceStatus::stands).isPresent())
                .forEach(advance -> byId.putIfAbsent(advance.text("id").orElse(""), advance));
        return List.copyOf(byId.values());
    }

    private static Ruling ruling(Money netLeft, Numbers numbers) {
        return netLeft.signum() >= 0
                ? Ruling.applied(RULE, "The final invoice deducts the advances, net and tax.", numbers.map())
                : new Ruling(
                        RULE,
                        Ruling.Effect.HELD,
                        "The advances are more than the final invoice: the rest is owed to the customer.",
                        numbers.map(),
                        "finance",
                        "Decide in the ERP whether the rest is refunded or carried over.",
                        netLeft.negated());
    }
}
