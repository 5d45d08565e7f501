package io.throughline.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** D57: the customer is an identifiable party: its tax number has the shape of its country, and its parents form no circle. */
final class D57OneParty implements Check {

    @Override
    public Rule rule() {
        return Rule.D57;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return Stream.of("account", "billTo")
                .filter(deal.opportunity()::has)
                .flatMap(party -> Stream.of(circle(deal, party), shape(deal, party), missing(deal, party)))
                .flatMap(Optional::stream);
    }

    private Optional<Finding> circle(Deal deal, String party) {
        String id = deal.opportunity().text(party + ".id").orElse("");
        List<String> ancestors = deal.opportunity().texts(party + ".ancestors");
        Set<String> seen = new HashSet<>(Set.of(id));
        boolean circular =
                deal.opportunity().text(party + ".parentId").filter(id::equals).isPresent()
                        || !ancestors.stream().allMatch(seen::add);
        return circular
                ? Optional.of(deal.hold(
                        rule(),
                        "The parents of the customer form a circle.",
                        "Account %s has the ancestors %s.".formatted(id, ancestors),
                        "Correct the parent of one of these accounts in the CRM and retry."))
                : Optional.empty();
    }

    private Optional<Finding> shape(Deal deal, String party) {
        Optional<String> number = deal.opportunity().text(party + ".taxNumber");
        Optional<String> country = deal.opportunity().text(party + ".country");
        boolean wrong = number.isPresent()
                && country.flatMap(code -> deal.region().facts().hasShape(code, number.get()))
                        .filter(fits -> !fits)
                        .isPresent();
        return wrong
                ? Optional.of(deal.hold(
                        rule(),
                        "The tax number of the customer is not one of its country.",
                        "Account %s: its tax number does not have the shape that %s gives to tax numbers (config/countries.yaml, config/countries)."
                                .formatted(
                                        deal.opportunity().text(party + ".id").orElse(""), country.get()),
                        "Correct tax number or country of the account in the CRM and retry."))
                : Optional.empty();
    }

    private Optional<Finding> missing(Deal deal, String party) {
        boolean atHome = deal.opportunity()
                .text(party + ".country")
                .filter(deal.entity().seat().country()::equals)
                .isPresent();
        boolean needed = atHome && deal.entity().policies().switches().taxNumberAtHome();
        return needed && deal.opportunity().text(party + ".taxNumber").isEmpty()
                ? Optional.of(deal.hold(
                        rule(),
                        "The customer has no tax number, and %s needs one to invoice it."
                                .formatted(deal.entity().name()),
                        "Account %s in %s has no tax number; region %s demands one at home."
                                .formatted(
                                        deal.opportunity().text(party + ".id").orElse(""),
                                        deal.entity().seat().country(),
                                        deal.region().code()),
                        "Get the tax number from the customer, enter it at the account in the CRM and retry."))
                : Optional.empty();
    }
}
