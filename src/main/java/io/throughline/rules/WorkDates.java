package io.throughline.rules;

import java.time.LocalDate;
import java.util.stream.Stream;

/** RUL-1004: the work has a first and a last day in this order, and begins after the signature unless the region allows otherwise. */
final class WorkDates implements Check {

    private static final String FIX = "Correct the dates at the opportunity in the CRM and retry.";

    @Override
    public Rule rule() {
        return Rule.DATES;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        if (deal.startOn().isEmpty() || deal.endOn().isEmpty()) {
            return Stream.of(missing(deal));
        }
        LocalDate start = deal.startOn().get();
        LocalDate end = deal.endOn().get();
        Stream<Finding> order = end.isBefore(start) ? Stream.of(reversed(deal, start, end)) : Stream.empty();
        return Stream.of(order, startsTooEarly(deal, start), lastsTooLong(deal, start, end))
                .flatMap(found -> found);
    }

    private Finding missing(Deal deal) {
        String what = deal.startOn().isEmpty() ? "start" : "end";
        return deal.hold(
                rule(),
                "The deal has no %s date, so no project can be planned.".formatted(what),
                "Opportunity %s has no readable %s date.".formatted(deal.id(), what),
                "Enter the %s date at the opportunity in the CRM and retry.".formatted(what));
    }

    private Finding reversed(Deal deal, LocalDate start, LocalDate end) {
        return deal.hold(
                rule(),
                "The work would end before it starts.",
                "Opportunity %s starts on %s and ends on %s.".formatted(deal.id(), start, end),
                FIX);
    }

    /** A date such as 9999-12-31 or 0001-01-01 stands for none: nobody plans a project over thousands of years. */
    private Stream<Finding> lastsTooLong(Deal deal, LocalDate start, LocalDate end) {
        int most = deal.entity().policies().limits().longestWork();
        return end.isAfter(start.plusYears(most))
                ? Stream.of(
                        deal.hold(
                                rule(),
                                "The work would last longer than %d years.".formatted(most),
                                "Opportunity %s starts on %s and ends on %s; %s allows %d years."
                                        .formatted(
                                                deal.id(),
                                                start,
                                                end,
                                                deal.entity().id(),
                                                most),
                                "Correct the dates at the opportunity in the CRM, or policies.longestWork in the region file, and retry."))
                : Stream.empty();
    }

    private Stream<Finding> startsTooEarly(Deal deal, LocalDate start) {
        if (deal.entity().policies().switches().startBeforeSignature()) {
            return Stream.empty();
        }
        return deal.signedOn().filter(start::isBefore).map(signed -> early(deal, start, signed)).stream();
    }

    private Finding early(Deal deal, LocalDate start, LocalDate signed) {
        return deal.hold(
                rule(),
                "The work would start before the contract is signed.",
                "Opportunity %s starts on %s, its contract is signed on %s; region %s does not allow that."
                        .formatted(deal.id(), start, signed, deal.region().code()),
                FIX);
    }
}
