package io.throughline.rules;

import io.throughline.config.Approval;
import io.throughline.config.ExchangeRate;
import io.throughline.config.Explained;
import io.throughline.config.RoundingRule;
import io.throughline.config.Team;
import io.throughline.config.TemplateChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why the terms are as they are: a sentence for each decision, with the file and line that decided where there is one. */
final class Decisions {

    private final Deal deal;
    private final List<Map<String, Object>> sentences = new ArrayList<>();

    Decisions(Deal deal) {
        this.deal = deal;
    }

    List<Map<String, Object>> of(TaxTerms tax, ContractLines lines) {
        seller();
        say(tax.rule(), tax.says());
        rounding();
        exchange();
        lines.repriced().forEach(this::repriced);
        billTo();
        template();
        say(Rule.PROJECT_CODE, "The project code follows the scheme %s%s.".formatted(scheme(), at("projectCode")));
        shell();
        approval();
        return List.copyOf(sentences);
    }

    private void seller() {
        say(
                Rule.LEGAL_ENTITY,
                "%s (%s) sells this deal for region %s%s."
                        .formatted(
                                deal.entity().name(),
                                deal.entity().id(),
                                deal.region().name(),
                                at("name")));
    }

    private void rounding() {
        RoundingRule rounding = deal.entity().books().rounding();
        say(
                Rule.D2,
                "Amounts are rounded %s%s%s.".formatted(rounding.modeWord(), increment(rounding), at("rounding.mode")));
        say(
                Rule.D3,
                "Tax is rounded once per %s%s."
                        .formatted(rounding.taxLevelWord().replace('-', ' '), at("rounding.taxLevel")));
    }

    private String increment(RoundingRule rounding) {
        return deal.currency()
                .flatMap(rounding::increment)
                .map(increment -> " to multiples of " + increment.toPlainString())
                .orElse("");
    }

    private void exchange() {
        deal.exchangeRate().ifPresent(this::converted);
    }

    private void converted(ExchangeRate rate) {
        say(
                Rule.D8,
                "1 %s is %s %s on %s (%s)."
                        .formatted(
                                rate.from(),
                                rate.rate().toPlainString(),
                                rate.to(),
                                deal.rateDay().orElseThrow(),
                                rate.source()));
    }

    private void repriced(SoldLine line) {
        say(
                Rule.D5,
                "Line %s was sold for %s, not for %s times its price; its rate is the one that gives this amount."
                        .formatted(
                                line.key(),
                                line.total().orElseThrow(),
                                line.quantity().toPlainString()));
    }

    private void billTo() {
        Optional<String> billTo = deal.opportunity().text("billTo.id");
        billTo.filter(id -> !id.equals(deal.opportunity().text("account.id").orElse("")))
                .ifPresent(id -> say(
                        Rule.D58, "The project belongs to the buyer; the invoice goes to account %s.".formatted(id)));
    }

    private void template() {
        TemplateChoice choice = deal.template().orElseThrow();
        say(
                Rule.TEMPLATE,
                "%s billed as %s is delivered from the template %s (%s)."
                        .formatted(
                                deal.serviceLine().orElseThrow(),
                                deal.billingMethod().orElseThrow(),
                                choice.template().name(),
                                choice.position()));
    }

    private void shell() {
        if (deal.entity().policies().switches().shellFirst()) {
            say(
                    Rule.LEGAL_ENTITY,
                    "The project shell may exist while the customer is pending%s.".formatted(at("policies.shell")));
        }
    }

    private void approval() {
        deal.amountInBooks()
                .ifPresent(amount -> ApprovalThreshold.needed(deal, amount).stream()
                        .filter(stage -> ApprovalThreshold.isGiven(deal, stage, amount))
                        .forEach(this::approved));
    }

    private void approved(Approval stage) {
        String team = deal.region().teams().team(stage.team()).map(Team::name).orElse(stage.team());
        say(Rule.APPROVAL, "%s approved the amount above %s%s.".formatted(team, stage.above(), at("approval")));
    }

    private String scheme() {
        return deal.entity().delivery().projectCode().text();
    }

    /** The file and line that decided, in brackets with a space before. */
    private String at(String path) {
        return deal.region()
                .explain(deal.entity().id(), deal.facts().customer(), path)
                .map(Explained::place)
                .map(" (%s)"::formatted)
                .orElse("");
    }

    private void say(Rule rule, String sentence) {
        say(rule.id(), sentence);
    }

    private void say(String rule, String sentence) {
        sentences.add(
                new PlainObject().with("rule", rule).with("says", sentence).build());
    }
}
