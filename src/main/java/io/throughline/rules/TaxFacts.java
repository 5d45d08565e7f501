package io.throughline.rules;

import io.throughline.config.TaxCondition;
import io.throughline.config.TaxFact;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What conditions of tax treatments may ask of one deal, and whether it meets them. */
final class TaxFacts {

    private final Map<TaxFact, String> facts = new EnumMap<>(TaxFact.class);
    private final LocalDate today;
    private final LocalDate invoiceFrom;

    TaxFacts(Deal deal) {
        this.today = deal.facts().today();
        seller(deal);
        customer(deal);
        service(deal);
        put(TaxFact.DEAL_CURRENCY, deal.currency());
        put(TaxFact.DEAL_SERVICE_LINE, deal.serviceLine());
        LocalDate start = deal.startOn().orElse(today);
        invoiceFrom = start.isAfter(today) ? start : today;
        facts.put(TaxFact.DEAL_INVOICE_FROM, invoiceFrom.toString());
    }

    /** The first day on which the work can be invoiced: the treatments and rates of that day count. */
    LocalDate invoiceFrom() {
        return invoiceFrom;
    }

    Optional<String> get(TaxFact fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    boolean meets(TaxCondition condition) {
        Optional<String> fact = get(condition.fact());
        if (condition instanceof TaxCondition.In in) {
            return fact.filter(in.values()::contains).isPresent();
        } else if (condition instanceof TaxCondition.NotIn notIn) {
            return fact.filter(value -> !notIn.values().contains(value)).isPresent();
        } else if (condition instanceof TaxCondition.Present present) {
            return fact.isPresent() == present.expected();
        } else if (condition instanceof TaxCondition.SameAs same) {
            return fact.isPresent() && fact.equals(get(same.other()));
        } else if (condition instanceof TaxCondition.NotBefore notBefore) {
            return isNotBefore(date(condition.fact()), date(notBefore.other()));
        }
        return isRecent(date(condition.fact()), ((TaxCondition.MaxAgeDays) condition).days());
    }

    private static boolean isNotBefore(Optional<LocalDate> date, Optional<LocalDate> other) {
        return date.isPresent() && other.isPresent() && !date.get().isBefore(other.get());
    }

    private boolean isRecent(Optional<LocalDate> date, int days) {
        return date.filter(day -> !day.isAfter(today))
                .filter(day -> !day.isBefore(today.minusDays(days)))
                .isPresent();
    }

    private Optional<LocalDate> date(TaxFact fact) {
        try {
            return get(fact).map(LocalDate::parse);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private void seller(Deal deal) {
        put(TaxFact.SELLER_COUNTRY, Optional.of(deal.entity().seat().country()));
        put(TaxFact.SELLER_STATE, Optional.ofNullable(deal.entity().seat().state()));
    }

    private void customer(Deal deal) {
        put(TaxFact.CUSTOMER_COUNTRY, customerCountry(deal));
        put(TaxFact.CUSTOMER_TAX_NUMBER, deal.opportunity().text("account.taxNumber"));
        put(TaxFact.CUSTOMER_TAX_PROVEN_ON, deal.opportunity().text("account.taxProvenOn"));
        put(TaxFact.CUSTOMER_EXEMPT_UNTIL, deal.opportunity().text("account.exemptUntil"));
        put(TaxFact.CUSTOMER_BRANCH_OF, deal.opportunity().text("account.branchOf"));
    }

    /** A deal that names the place of service names all of it: the customer's state says nothing about another country. */
    private void service(Deal deal) {
        Optional<String> country = deal.opportunity().text("service.country");
        put(TaxFact.SERVICE_COUNTRY, country.or(() -> customerCountry(deal)));
        String state = country.isPresent() || deal.opportunity().has("service.state")
                ? "service.state"
                : "account.address.state";
        put(TaxFact.SERVICE_STATE, deal.opportunity().text(state));
    }

    private static Optional<String> customerCountry(Deal deal) {
        return deal.opportunity()
                .text("account.country")
                .or(() -> deal.opportunity().text("account.address.country"));
    }

    private void put(TaxFact fact, Optional<String> value) {
        value.ifPresent(text -> facts.put(fact, text));
    }
}
