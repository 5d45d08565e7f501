package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.Approval;
import io.throughline.rules.Facts.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** RUL-1008: each stage of the approval chain whose threshold the deal exceeds approves it, the lowest first. */
final class ApprovalThreshold implements Check {

    @Override
    public Rule rule() {
        return Rule.APPROVAL;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        return deal.amountInBooks().flatMap(amount -> firstOpen(deal, amount)).stream();
    }

    private Optional<Finding> firstOpen(Deal deal, Money amount) {
        List<Approval> needed = needed(deal, amount);
        return needed.stream()
                .filter(stage -> !isGiven(deal, stage, amount))
                .findFirst()
                .map(stage -> finding(deal, amount, stage, needed));
    }

    /** The stages that a deal of this amount needs. */
    static List<Approval> needed(Deal deal, Money amount) {
        return deal.entity().books().approvals().stream()
                .filter(stage -> amount.isMoreThan(stage.above()))
                .toList();
    }

    static boolean isGiven(Deal deal, Approval stage, Money amount) {
        return deal.facts().history().approvals().contains(new Given(Rule.APPROVAL.id(), stage.stage(), amount));
    }

    private Finding finding(Deal deal, Money amount, Approval stage, List<Approval> needed) {
        int number = needed.indexOf(stage) + 1;
        return new Finding(
                rule().id(),
                Finding.APPROVAL,
                stage.team(),
                "The deal is larger than what goes through without approval.",
                "Opportunity %s: %s; %s needs approval above %s (stage %d of %d)."
                        .formatted(deal.id(), amount, deal.entity().id(), stage.above(), number, needed.size()),
                "Check the commercial terms and approve or dismiss.",
                deal.amount().orElse(null),
                new Finding.Asked(stage.stage(), number, needed.size(), amount));
    }
}
