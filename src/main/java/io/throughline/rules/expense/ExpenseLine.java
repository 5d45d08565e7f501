package io.throughline.rules.expense;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.billing.D32BillingOfClass;
import io.throughline.rules.billing.D33NotToExceed;
import io.throughline.rules.correction.EntryCorrection;
import io.throughline.rules.entities.LegMaker;
import io.throughline.rules.money.D7Exchange;
import io.throughline.rules.money.D8Converted;
import io.throughline.rules.time.D17AccountingDate;
import io.throughline.rules.time.Known;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.PlannedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The line that an approved expense makes: D7, D8, D17, D32, D33, D45 and D46 one after the other. Stops at the first rule that holds. */
final class ExpenseLine {

    private final ExpenseFacts facts;
    private final Known known;
    private final ExpenseSurroundings around;
    private final List<Ruling> rulings = new ArrayList<>();
    private PlannedLine line;
    private List<CapAccount> caps;

    private ExpenseLine(ExpenseFacts facts, Known known, ExpenseSurroundings around, List<CapAccount> caps) {
        this.facts = facts;
        this.known = known;
        this.around = around;
        this.caps = caps;
    }

    /** No line, of an expense that makes none. */
    static ExpenseLine none(List<CapAccount> caps) {
        return new ExpenseLine(null, null, null, caps);
    }

    static ExpenseLine of(ExpenseFacts facts, Known known, ExpenseSurroundings around) {
        List<CapAccount> without = around.project().caps();
        for (Map.Entry<String, List<KnownLine>> line :
                byContractLine(known, around).entrySet()) {
            Money standing = EntryCorrection.standing(line.getValue(), "bill", around.currency());
            without = without.stream()
                    .map(cap -> cap.without(standing, line.getKey()))
                    .toList();
        }
        ExpenseLine made = new ExpenseLine(facts, known, around, without);
        made.decide();
        return made;
    }

    /** What was made of it in the project that it belongs to now. */
    private static Map<String, List<KnownLine>> byContractLine(Known known, ExpenseSurroundings around) {
        return known.lines().stream()
                .filter(line -> line.place().projectId().equals(around.project().projectId()))
                .collect(
                        Collectors.groupingBy(line -> String.valueOf(line.body().get("contractLineKey"))));
    }

    boolean isHeld() {
        return line == null;
    }

    PlannedLine line() {
        return line;
    }

    List<Ruling> rulings() {
        return rulings;
    }

    List<CapAccount> caps() {
        return caps;
    }

    private void decide() {
        if (facts.spentOn().isEmpty() || facts.net().isEmpty()) {
            rulings.add(unreadable());
            return;
        }
        D17AccountingDate date = around.accountingDate(facts.spentOn().get());
        D46PurchaseTax tax = D46PurchaseTax.of(facts.expense(), around.tax().unrecoverablePercent(), rounding());
        D32BillingOfClass billing = D32BillingOfClass.of(
                around.project().contract(),
                facts.fields().text("contractLineKey").orElse(null),
                facts.billingClass());
        add(date.ruling());
        add(tax.ruling());
        add(billing.ruling());
        add(betweenCompanies());
        if (isHolding()) {
            return;
        }
        boolean moves = around.company().time().books().rateOfAccountingDate();
        LocalDate rateOn = moves ? date.accountingOn() : date.workedOn();
        D7Exchange contract = exchange(tax.net().currency(), around.currency(), rateOn);
        D7Exchange books = exchange(around.currency(), around.company().currency(), rateOn);
        if (!contract.isHeld() && !books.isHeld()) {
            charge(tax, billing, new Conversions(contract.converted(), books.converted()), date);
        }
    }

    private record Conversions(D8Converted toContract, D8Converted toBooks) {}

    /** What goes on the line, in the currency of the contract. */
    private record Amounts(Money cost, Money tax, Money bill, Money nonChargeable) {}

    private void charge(D46PurchaseTax tax, D32BillingOfClass billing, Conversions to, D17AccountingDate date) {
        Money cost = to.toContract().of(tax.cost(), rounding());
        Money recoverable = to.toContract().of(tax.recoverable(), rounding());
        if (!facts.isBillable() || !billing.isCharged()) {
            place(new Amounts(cost, recoverable, null, null), to, date);
            return;
        }
        D45MarkUp markUp = D45MarkUp.of(
                facts.expense(), around.project().contract(), tax, around.tax().markUpBasis(), rounding());
        add(markUp.ruling());
        boolean capped = around.company().rules().run(Rule.D33);
        D33NotToExceed.CapSplit cap =
                D33NotToExceed.split(capped ? caps : List.of(), to.toContract().of(markUp.sales(), rounding()));
        add(capped && !caps.isEmpty() ? cap.ruling() : null);
        if (!isHolding()) {
            caps = capped ? cap.after() : caps;
            Money over = cap.nonChargeable().signum() == 0 ? null : cap.nonChargeable();
            place(new Amounts(cost, recoverable, cap.chargeable(), over), to, date);
        }
    }

    private void place(Amounts amounts, Conversions to, D17AccountingDate date) {
        String key = facts.key(known);
        Map<String, Object> body = new PlainObject()
                .with("key", key)
                .with("entryId", facts.id())
                .with("entryVersion", facts.version())
                .with("employee", facts.fields().text("employee.id").map(id -> Map.of("id", id)))
                .with("taskId", facts.fields().text("taskId"))
                .with("contractLineKey", facts.fields().text("contractLineKey"))
                .with("category", facts.fields().text("category"))
                .with("workedOn", date.workedOn().toString())
                .with("accountingOn", date.accountingOn().toString())
                .with("billable", amounts.bill() != null)
                .with("cost", amounts.cost())
                .with("bill", amounts.bill())
                .with("nonChargeable", amounts.nonChargeable())
                .with("tax", amounts.tax().signum() == 0 ? null : amounts.tax())
                .with("receipt", facts.fields().text("receipt.url"))
                .with("exchange", to.toBooks().plain())
                .with("accountingCost", inBooks(amounts.cost(), to))
                .with("accountingBill", inBooks(amounts.bill(), to))
                .with("rules", rulings.stream().map(Ruling::rule).distinct().toList())
                .build();
        line = new PlannedLine(key, null, around.place(), date.period(), body);
    }

    private Money inBooks(Money amount, Conversions to) {
        return amount == null || to.toBooks().isSameCurrency()
                ? null
                : to.toBooks().of(amount, rounding());
    }

    private D7Exchange exchange(String from, String to, LocalDate on) {
        D7Exchange exchange = D7Exchange.find(
                around.books().rates(),
                from,
                to,
                on,
                around.team(Rule.D7),
                facts.net().orElse(null));
        add(exchange.ruling());
        return exchange;
    }

    /** Which legs an expense makes is agreed upon for time only; an ERP that makes the legs gets the expense as one line. */
    private Ruling betweenCompanies() {
        String company = around.company().id();
        String spender = facts.fields().text("resourcingEntity").orElse(company);
        if (spender.equals(company) || around.company().legs() == LegMaker.ERP) {
            return null;
        }
        return Ruling.held(
                "D50",
                "A person of another of our companies spent it, and nobody agreed on what is charged between them.",
                Numbers.of("expense", facts.id())
                        .and("owner", company)
                        .and("resourcing", spender)
                        .map(),
                around.team(Rule.D50),
                "Charge the expense between the companies in the ERP, and enter it for the company that contracts.",
                facts.net().orElse(null));
    }

    private Ruling unreadable() {
        return Ruling.held(
                "D46",
                "The expense has no readable date or amount.",
                Numbers.of("expense", facts.id()).map(),
                around.team(Rule.D46),
                "Correct the expense in the PSA; it is read again by itself.",
                null);
    }

    private boolean isHolding() {
        return rulings.stream().anyMatch(ruling -> ruling.effect() == Ruling.Effect.HELD);
    }

    private void add(Ruling ruling) {
        if (ruling != null) {
            rulings.add(ruling);
        }
    }

    private RoundingRule rounding() {
        return around.company().rounding();
    }
}
