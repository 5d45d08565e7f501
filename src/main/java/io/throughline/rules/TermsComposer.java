package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.ExchangeRate;
import io.throughline.config.LegalEntity;
import io.throughline.config.TemplateChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the terms of a deal that every check let through; a missing value here is a bug of a check. */
final class TermsComposer {

    private final Deal deal;
    private final TaxTerms tax;
    private final ContractLines lines;
    private final TaskPlan plan;
    private final List<TaskPlan.Task> tasks;

    TermsComposer(Deal deal) {
        this.deal = deal;
        this.tax = new TaxTerms(deal);
        this.lines = new ContractLines(deal, tax);
        this.plan = new TaskPlan(deal);
        this.tasks = plan.tasks();
    }

    Map<String, Object> terms() {
        PlainObject terms = new PlainObject();
        seller(terms);
        parties(terms);
        accounting(terms);
        delivery(terms);
        return terms.with("contract", contract())
                .with("decisions", new Decisions(deal).of(tax, lines))
                .build();
    }

    private void seller(PlainObject terms) {
        terms.with("region", deal.region().code())
                .with("legalEntity", deal.entity().id())
                .with("legalEntityName", deal.entity().name())
                .with("currency", deal.currency())
                .with("accountingCurrency", deal.accountingCurrency())
                .with("exchange", deal.exchangeRate().map(this::exchange))
                .with("amount", deal.amount())
                .with("billingMethod", deal.billingMethod())
                .with("serviceLine", deal.serviceLine())
                .with("title", deal.opportunity().text("name"))
                .with("startOn", deal.startOn().map(Object::toString))
                .with("endOn", deal.endOn().map(Object::toString));
    }

    private void parties(PlainObject terms) {
        terms.with("shellFirst", deal.entity().policies().switches().shellFirst())
                .with("projectCode", ProjectCode.of(deal))
                .with("soldTo", party("account"))
                .with("billTo", party(deal.opportunity().has("billTo") ? "billTo" : "account"))
                .with("payers", payers())
                .with("systems", systems());
    }

    private void accounting(PlainObject terms) {
        LegalEntity.Books books = deal.entity().books();
        terms.with("tax", tax.object())
                .with(
                        "rounding",
                        new PlainObject()
                                .with("mode", books.rounding().modeWord())
                                .with("taxLevel", books.rounding().taxLevelWord())
                                .with(
                                        "increment",
                                        deal.currency()
                                                .flatMap(books.rounding()::increment)
                                                .map(BigDecimal::toPlainString))
                                .build());
    }

    private void delivery(PlainObject terms) {
        terms.with("template", template())
                .with("tasks", tasks.stream().map(plan::object).toList())
                .with("milestones", new MilestonePlan(deal).objects())
                .with("staffing", Staffing.of(deal, tasks))
                .with("budget", budget());
    }

    private Map<String, Object> exchange(ExchangeRate rate) {
        return new PlainObject()
                .with("from", rate.from())
                .with("to", rate.to())
                .with("rate", rate.rate().toPlainString())
                .with("on", deal.rateDay().orElseThrow().toString())
                .with("source", rate.source())
                .with("amount", deal.amountInBooks())
                .build();
    }

    private Map<String, Object> party(String path) {
        return new PlainObject()
                .with("id", deal.opportunity().text(path + ".id"))
                .with("name", deal.opportunity().text(path + ".name"))
                .with("number", deal.opportunity().text(path + ".number"))
                .with("country", deal.opportunity().text(path + ".country"))
                .with("taxNumber", deal.opportunity().text(path + ".taxNumber"))
                .build();
    }

    private List<Map<String, Object>> payers() {
        List<Fields> payers = deal.opportunity().list("payers");
        List<BigDecimal> shares = payers.stream()
                .map(payer -> payer.number("share").orElseThrow())
                .toList();
        List<Money> parts = Split.of(deal.amount().orElseThrow(), shares);
        return payers.isEmpty()
                ? null
                : IntStream.range(0, payers.size())
                        .mapToObj(at -> payer(payers.get(at), shares.get(at), parts.get(at)))
                        .toList();
    }

    private static Map<String, Object> payer(Fields payer, BigDecimal share, Money amount) {
        return new PlainObject()
                .with("id", payer.text("id"))
                .with("share", share.toPlainString())
                .with("amount", amount)
                .build();
    }

    private Map<String, Object> systems() {
        PlainObject systems = new PlainObject();
        deal.systems().forEach(systems::with);
        String erp = deal.system("erp").orElseThrow();
        return systems.with("subsidiary", deal.entity().books().subsidiaries().get(erp))
                .build();
    }

    private Map<String, Object> template() {
        TemplateChoice choice = deal.template().orElseThrow();
        String psa = deal.system("psa").orElseThrow();
        return new PlainObject()
                .with("name", choice.template().name())
                .with("id", choice.ids().get(psa))
                .with("system", psa)
                .build();
    }

    private Map<String, Object> budget() {
        BigDecimal hours = tasks.stream().map(TaskPlan.Task::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new PlainObject()
                .with("amount", deal.amount())
                .with("hours", hours)
                .with("currency", deal.currency())
                .build();
    }

    private Map<String, Object> contract() {
        Fields opportunity = deal.opportunity();
        return new PlainObject()
                .with("number", opportunity.text("contract.number"))
                .with("signedOn", deal.signedOn().map(Object::toString))
                .with("poNumber", opportunity.text("contract.poNumber"))
                .with("paymentTerms", opportunity.text("contract.paymentTerms"))
                .with("recognition", opportunity.text("contract.recognition"))
                .with("lines", lines.objects())
                .build();
    }
}
