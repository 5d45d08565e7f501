package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.ExchangeRate;
import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.config.TaxTreatment;
import io.throughline.config.TemplateChoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check sees: the deal, who sells it, and the facts.
 *
 * @param event the event that started the transaction
 * @param opportunity canonical opportunity
 * @param region the region that decides
 * @param entity the legal entity that sells
 * @param facts all else
 */
record Deal(Fields event, Fields opportunity, Region region, LegalEntity entity, Facts facts) {

    String id() {
        return opportunity.text("id").orElse("");
    }

    Optional<Money> amount() {
        return opportunity.money("amount");
    }

    Optional<String> currency() {
        return amount().map(Money::currency);
    }

    Optional<String> serviceLine() {
        return opportunity.text("serviceLine");
    }

    Optional<String> billingMethod() {
        return opportunity.text("billingMethod");
    }

    Optional<LocalDate> startOn() {
        return opportunity.date("startOn");
    }

    Optional<LocalDate> endOn() {
        return opportunity.date("endOn");
    }

    Optional<LocalDate> signedOn() {
        return opportunity.date("contract.signedOn");
    }

    List<SoldLine> lines() {
        return opportunity.list("lines").stream().map(SoldLine::new).toList();
    }

    String accountingCurrency() {
        return entity.books().currency();
    }

    boolean isForeign() {
        return currency().filter(code -> !code.equals(accountingCurrency())).isPresent();
    }

    /** System by role, as the legal entity binds them. */
    Map<String, String> systems() {
        return region.systems(entity.id());
    }

    Optional<String> system(String role) {
        return Optional.ofNullable(systems().get(role));
    }

    /** The tax treatments that are in force on a day. */
    List<TaxTreatment> taxesOn(LocalDate day) {
        return region.on(day)
                .legalEntity(entity.id(), facts.customer())
                .orElse(entity)
                .books()
                .taxes();
    }

    /** The day whose exchange rate applies. */
    Optional<LocalDate> rateDay() {
        return entity.books().exchange().day() == LegalEntity.RateDay.SIGNED ? signedOn() : startOn();
    }

    /** The rate from the deal's into the accounting currency; empty if the deal is not foreign or nobody entered one. */
    Optional<ExchangeRate> exchangeRate() {
        return isForeign()
                ? rateDay()
                        .flatMap(
                                day -> entity.books().exchange().find(currency().get(), accountingCurrency(), day))
                : Optional.empty();
    }

    /** The amount in accounting currency; empty if it cannot be converted. */
    Optional<Money> amountInBooks() {
        return isForeign() ? exchangeRate().flatMap(rate -> amount().map(this::converted)) : amount();
    }

    private Money converted(Money amount) {
        BigDecimal exact = amount.value().multiply(exchangeRate().orElseThrow().rate());
        return entity.books().rounding().round(new Money(exact, accountingCurrency()));
    }

    /** What the region's table says for the sold work. */
    Optional<TemplateChoice> template() {
        return serviceLine()
                .flatMap(line -> billingMethod()
                        .flatMap(method -> entity.delivery().templates().find(line, method)));
    }

    /** A reason to stop, for the team that decides about this kind. */
    Finding hold(Rule rule, String title, String detail, String fix) {
        return hold(rule, rule.kind(), title, detail, fix);
    }

    /** A reason to stop, for the team that decides about the given kind. */
    Finding hold(Rule rule, String kind, String title, String detail, String fix) {
        String team = region.teamFor(kind).id();
        return new Finding(rule.id(), Finding.HOLD, team, title, detail, fix, amount().orElse(null));
    }
}
