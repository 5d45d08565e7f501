package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.Approval;
import java.util.Optional;
import java.util.stream.Stream;

/** RUL-1008: a person approves what is larger than the legal entity's threshold. */
final class ApprovalThreshold implements Check {

    @Override
    public Rule rule() {
        return Rule.APPROVAL;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        Approval approval = deal.entity().books().approval();
        boolean approved = deal.facts().history().approved().contains(rule().id());
        Optional<Money> amount = deal.amountInBooks().filter(found -> found.isMoreThan(approval.above()));
        return approved ? Stream.empty() : amount.map(found -> finding(deal, found, approval)).stream();
    }

    private Finding finding(Deal deal, Money amount, Approval approval) {
        return new Finding(
                rule().id(),
                Finding.APPROVAL,
                approval.team(),
                "The deal is larger than what goes through without approval.",
                "Opportunity %s: %s; %s needs approval above %s."
                        .formatted(deal.id(), amount, deal.entity().id(), approval.above()),
                "Check the commercial terms and approve or dismiss.",
                deal.amount().orElse(null));
    }
}
