package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D39: a part payment is not "paid", and a short payment can be settled: the ERP's open amount counts, with its components.
 *
 * @param status {@code draft}, {@code posted}, {@code partly-paid}, {@code settled}, {@code credited} or {@code cancelled}
 * @param total with tax; null if the invoice has no amounts
 * @param open the ERP's open amount; reckoned from the components where the ERP gives none
 * @param components what settled it so far, by kind ({@code cash}, {@code withholding-tax}, …), in the order met
 * @param ruling applied; warned if the components do not explain the ERP's open amount, or more was paid than was owed
 */
public record D39BillingStatus(String status, Money total, Money open, Map<String, Money> components, Ruling ruling) {

    private static final String RULE = "D39";

    /**
     * Where an invoice stands.
     *
     * @param tolerance what may stay open of an invoice that counts as settled, in units of its currency
     */
    public static D39BillingStatus of(Map<String, Object> invoice, BigDecimal tolerance) {
        Fields fields = new Fields(invoice);
        Money total = total(fields);
        if (total == null) {
            String status = fields.text("status").orElse(InvoiceStatus.DRAFT);
            Ruling ruling = Ruling.warned(RULE, "The invoice has no amounts.", Map.of("status", status));
            return new D39BillingStatus(status, null, null, Map.of(), ruling);
        }
        Map<String, Money> components = components(fields, total.currency());
        Money settled = components.values().stream().reduce(Money.none(total.currency()), Money::plus);
        Money credited = credited(fields, total.currency());
        Money reckoned = total.minus(settled).minus(credited);
        Money open = fields.money("open")
                .filter(money -> money.currency().equals(total.currency()))
                .orElse(reckoned);
        Amounts amounts = new Amounts(total, open, reckoned, credited, tolerance);
        String status = status(fields, amounts, settled);
        return new D39BillingStatus(status, total, open, components, ruling(amounts, components, status));
    }

    private record Amounts(Money total, Money open, Money reckoned, Money credited, BigDecimal tolerance) {}

    private static Money total(Fields invoice) {
        Optional<Money> net = invoice.money("net")
                .or(() -> invoice.list("lines").stream()
                        .flatMap(line -> line.money("net").stream())
                        .reduce(Money::plus));
        return invoice.money("total")
                .or(() ->
                        net.map(amount -> invoice.money("tax").map(amount::plus).orElse(amount)))
                .orElse(null);
    }

    private static Map<String, Money> components(Fields invoice, String currency) {
        Map<String, Money> components = new LinkedHashMap<>();
        invoice.list("payments").stream()
                .flatMap(payment -> payment.list("components").stream())
                .forEach(component -> inCurrency(component, currency)
                        .ifPresent(amount ->
                                components.merge(component.text("kind").orElse("cash"), amount, Money::plus)));
        return components;
    }

    /** A payment in another currency counts with what it is in the invoice's; never at a rate of ours (D7). */
    private static Optional<Money> inCurrency(Fields component, String currency) {
        return List.of("amount", "exchange.amount").stream()
                .flatMap(path -> component.money(path).stream())
                .filter(money -> money.currency().equals(currency))
                .findFirst();
    }

    private static Money credited(Fields invoice, String currency) {
        return invoice.list("credits").stream()
                .flatMap(credit -> credit.money("amount").stream())
                .filter(money -> money.currency().equals(currency))
                .reduce(Money.none(currency), Money::plus);
    }

    private static String status(Fields invoice, Amounts amounts, Money settled) {
        String told = invoice.text("status").orElse(InvoiceStatus.DRAFT);
        boolean silent = invoice.money("open").isEmpty()
                && settled.signum() == 0
                && amounts.credited().signum() == 0;
        boolean full = invoice.list("credits").stream()
                .anyMatch(credit -> credit.text("extent").filter("full"::equals).isPresent());
        if (!InvoiceStatus.stands(told) || silent && !full) {
            return told;
        }
        int sign = amounts.total().signum();
        boolean closed = amounts.open().signum() * sign <= 0
                || amounts.open().value().abs().compareTo(amounts.tolerance()) <= 0;
        if (full || closed && settled.signum() == 0 && amounts.credited().signum() != 0) {
            return InvoiceStatus.CREDITED;
        } else if (closed) {
            return "settled";
        }
        boolean less = amounts.total().minus(amounts.open()).signum() * sign > 0;
        return settled.signum() != 0 || amounts.credited().signum() == 0 && less ? "partly-paid" : "posted";
    }

    private static Ruling ruling(Amounts amounts, Map<String, Money> components, String status) {
        Numbers numbers = Numbers.of("total", amounts.total());
        components.forEach(numbers::and);
        numbers.and("credited", amounts.credited().signum() == 0 ? null : amounts.credited())
                .and("open", amounts.open())
                .and("status", status);
        Money difference = amounts.open().minus(amounts.reckoned());
        if (amounts.open().signum() * amounts.total().signum() < 0) {
            return Ruling.warned(RULE, "More was paid than was owed; the ERP's open amount counts.", numbers.map());
        } else if (difference.signum() != 0 && amounts.credited().signum() == 0) {
            return Ruling.warned(
                    RULE,
                    "The components do not explain the ERP's open amount, which counts.",
                    numbers.and("difference", difference).map());
        }
        return Ruling.applied(RULE, "The ERP's open amount says where the invoice stands.", numbers.map());
    }
}
