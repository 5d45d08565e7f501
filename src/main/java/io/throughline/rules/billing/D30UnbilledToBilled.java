package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.Split;
import io.throughline.rules.revenue.FactKind;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D30: posting an invoice moves what it takes up from unbilled to billed. Cost is untouched, except where the project group carries cost on the
 * balance sheet.
 */
public final class D30UnbilledToBilled {

    private static final String RULE = "D30";

    private final Fields invoice;
    private final Map<String, OpenEntry> open;
    private final CostOnLedger costOnLedger;
    private final List<RevenueFact> facts = new ArrayList<>();

    private D30UnbilledToBilled(Fields invoice, Map<String, OpenEntry> open, CostOnLedger costOnLedger) {
        this.invoice = invoice;
        this.open = open;
        this.costOnLedger = costOnLedger;
    }

    /**
     * The facts of an invoice that was posted. The same invoice gives the same facts, by id, however often it is asked.
     *
     * @param invoice canonical invoice
     * @param open by entry id, what was not invoiced before this invoice
     * @param costOnLedger as the connector's capability file says
     * @return one billed fact per line, one negative unbilled fact per entry on it; held with {@code D30} if a line names an entry that has nothing open
     */
    public static RuledFacts atPosting(
            Map<String, Object> invoice, Map<String, OpenEntry> open, CostOnLedger costOnLedger) {
        return new D30UnbilledToBilled(new Fields(invoice), open, costOnLedger).outcome();
    }

    private RuledFacts outcome() {
        List<String> unknown = entries().stream()
                .flatMap(entry -> entry.text("id").stream())
                .filter(id -> !open.containsKey(id))
                .distinct()
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            return new RuledFacts(List.of(), List.of(held(unknown)));
        }
        invoice.list("lines").forEach(this::line);
        return new RuledFacts(facts, List.of(moved()));
    }

    private List<Fields> entries() {
        return invoice.list("lines").stream()
                .flatMap(line -> line.list("entries").stream())
                .toList();
    }

    private void line(Fields line) {
        line.list("entries").forEach(entry -> entry(line, entry));
        line.money("net")
                .ifPresent(net -> facts.add(
                        fact(FactKind.BILLED_REVENUE, new RevenueFact.Source("invoice", invoiceId()), net, line)
                                .named(line.text("key").orElse("line"))));
    }

    private void entry(Fields line, Fields entry) {
        OpenEntry work = open.get(entry.text("id").orElseThrow());
        RevenueFact.Source source = new RevenueFact.Source(work.kind(), work.id());
        facts.add(fact(
                        FactKind.UNBILLED_REVENUE,
                        source,
                        part(work, entry, work.unbilled()).negated(),
                        line)
                .named(invoiceId()));
        if (costOnLedger == CostOnLedger.BALANCE_SHEET && work.cost() != null) {
            Money cost = part(work, entry, work.cost());
            facts.add(fact(FactKind.WORK_IN_PROGRESS, source, cost.negated(), line)
                    .named(invoiceId()));
            facts.add(fact(FactKind.COST, source, cost, line).named(invoiceId()));
        }
    }

    /** Of an entry that is invoiced in parts only its part; the last part takes what is left (D4). */
    private static Money part(OpenEntry work, Fields entry, Money whole) {
        Optional<BigDecimal> seconds = entry.number("seconds").filter(number -> number.longValue() < work.seconds());
        return seconds.isEmpty() || seconds.get().signum() < 0
                ? whole
                : Split.byWeights(
                                whole,
                                List.of(
                                        seconds.get(),
                                        BigDecimal.valueOf(work.seconds()).subtract(seconds.get())),
                                1)
                        .get(0);
    }

    private RevenueFact fact(FactKind kind, RevenueFact.Source source, Money amount, Fields line) {
        return RevenueFact.of(kind, invoice.text("legalEntity").orElse("unknown"), source, amount)
                .with("projectId", invoice.text("projectId").orElse(null))
                .with("contractId", invoice.text("contractId").orElse(null))
                .with("obligationKey", line.text("obligationKey").orElse(null))
                .by(RULE);
    }

    private String invoiceId() {
        return invoice.text("id").orElse("unknown");
    }

    private Ruling moved() {
        Numbers numbers = Numbers.of("invoice", invoiceId());
        sum(FactKind.UNBILLED_REVENUE).ifPresent(unbilled -> numbers.and("unbilled", unbilled));
        sum(FactKind.BILLED_REVENUE).ifPresent(billed -> numbers.and("billed", billed));
        return Ruling.applied(
                RULE, "The posted invoice moves what it takes up from unbilled to billed.", numbers.map());
    }

    private Optional<Money> sum(FactKind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind)
                .map(RevenueFact::amount)
                .reduce(Money::plus);
    }

    private Ruling held(List<String> unknown) {
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "The invoice takes up entries that have nothing left to be invoiced, so nothing of it is moved.",
                Numbers.of("invoice", invoiceId())
                        .and("entries", String.join(", ", unknown))
                        .map(),
                "finance",
                "Credit the invoice that took these entries up before, or correct the lines of this one in the ERP, and retry.",
                invoice.money("net").orElse(null));
    }
}
