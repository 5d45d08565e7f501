package io.throughline.rules;

import io.throughline.config.TemplateChoice;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** RUL-1006: the project is made from a template for this service line and billing method, in a PSA the template exists in. */
final class TemplateFits implements Check {

    @Override
    public Rule rule() {
        return Rule.TEMPLATE;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        if (!isSold(deal)
                || deal.billingMethod()
                        .filter(BillingMethodKnown.METHODS::contains)
                        .isEmpty()) {
            return Stream.empty(); // other rules stop a deal whose work or billing nobody knows
        }
        Optional<TemplateChoice> choice = deal.template();
        return choice.isEmpty() ? Stream.of(none(deal)) : choice.flatMap(found -> judge(deal, found)).stream();
    }

    private static boolean isSold(Deal deal) {
        boolean asked = deal.entity().policies().runs(Rule.SERVICE_LINE.id());
        return deal.serviceLine()
                .filter(line ->
                        !asked || deal.entity().delivery().serviceLines().contains(line))
                .isPresent();
    }

    private Optional<Finding> judge(Deal deal, TemplateChoice choice) {
        if (!choice.fits(deal.serviceLine().get(), deal.billingMethod().get())) {
            return Optional.of(misfit(deal, choice));
        }
        String psa = deal.system("psa").orElse("none");
        return choice.ids().containsKey(psa) ? Optional.empty() : Optional.of(unknownInPsa(deal, choice, psa));
    }

    private Finding none(Deal deal) {
        return deal.hold(
                rule(),
                "There is no project template for %s billed as %s."
                        .formatted(
                                deal.serviceLine().get(), deal.billingMethod().get()),
                "Region %s has no row for opportunity %s in templates."
                        .formatted(deal.region().chain(), deal.id()),
                "Add a row to templates in config/regions/%s.yaml, or change the deal in the CRM, and retry."
                        .formatted(deal.region().code()));
    }

    private Finding misfit(Deal deal, TemplateChoice choice) {
        return deal.hold(
                rule(),
                "The template %s does not fit %s billed as %s."
                        .formatted(
                                choice.template().title(),
                                deal.serviceLine().get(),
                                deal.billingMethod().get()),
                "%s chooses template %s for opportunity %s; it is made for %s billed as %s."
                        .formatted(
                                choice.position(),
                                choice.template().name(),
                                deal.id(),
                                new TreeSet<>(choice.template().serviceLines()),
                                new TreeSet<>(choice.template().billingMethods())),
                "Choose a fitting template for this service line in the region file, or correct the deal in the CRM, and retry.");
    }

    private Finding unknownInPsa(Deal deal, TemplateChoice choice, String psa) {
        return deal.hold(
                rule(),
                "The template %s does not exist in %s."
                        .formatted(choice.template().title(), psa),
                "%s names template %s without an id for %s, where region %s delivers."
                        .formatted(
                                choice.position(),
                                choice.template().name(),
                                psa,
                                deal.region().code()),
                "Make the template in %s, add its id to the row, and retry.".formatted(psa));
    }
}
