package io.throughline.rules.time;

import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.UnitPrice;

/**
 * What the person costs (D12).
 *
 * @param rate null if nobody knows and the ERP has it
 */
record CostOfWork(UnitPrice rate) {

    static CostOfWork of(TimeEntry entry, Placed placed, Surroundings around, Rulings rulings) {
        String employee = entry.work().employeeId();
        UnitPrice own = employee == null
                ? null
                : around.costs().of(employee, placed.day()).orElse(null);
        UnitPrice rate = own != null || placed.assignment() == null
                ? own
                : placed.assignment().costRate();
        if (rate == null && !around.company().time().postsWithoutCost()) {
            rulings.add(Ruling.held(
                    "D12",
                    "Nobody knows what the work costs.",
                    Numbers.of("employee", employee).and("day", placed.day()).map(),
                    around.company().rules().team(Rule.D25),
                    "Enter the cost rate of the person, or set rules.D12.withoutCost to post where the ERP has it, and retry.",
                    null));
        }
        return new CostOfWork(rate);
    }
}
