package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.Template.PlannedMilestone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The billing milestones of a fixed-price or milestone deal. Their amounts add up to the deal's; the last one takes the remainder (D4). */
final class MilestonePlan {

    private static final Set<String> METHODS = Set.of("milestone", "fixed-price");

    private final Deal deal;
    private final PlannedTime time;

    MilestonePlan(Deal deal) {
        this.deal = deal;
        this.time = PlannedTime.of(deal);
    }

    List<Map<String, Object>> objects() {
        if (!METHODS.contains(deal.billingMethod().orElseThrow())) {
            return List.of();
        }
        List<PlannedMilestone> plan = deal.template().orElseThrow().template().milestones();
        List<Money> parts = Split.of(
                deal.amount().orElseThrow(),
                plan.stream().map(PlannedMilestone::share).toList());
        return IntStream.range(0, plan.size())
                .mapToObj(at -> object(plan.get(at), parts.get(at)))
                .toList();
    }

    private Map<String, Object> object(PlannedMilestone milestone, Money amount) {
        return new PlainObject()
                .with("key", milestone.key())
                .with("title", milestone.title())
                .with("amount", amount)
                .with("dueOn", time.at(milestone.at()).toString())
                .build();
    }
}
