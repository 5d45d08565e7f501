package io.throughline.rules;

import java.util.stream.Stream;

/** D41: if the customer demands a purchase order number, no invoice leaves without it; so the deal does not start without it. */
final class D41PurchaseOrder implements Check {

    @Override
    public Rule rule() {
        return Rule.D41;
    }

    @Override
    public Stream<Finding> examine(Deal deal) {
        boolean demanded = deal.opportunity().flag("account.poRequired")
                || deal.opportunity().flag("billTo.poRequired");
        boolean given = deal.opportunity().text("contract.poNumber").isPresent();
        return demanded && !given ? Stream.of(finding(deal)) : Stream.empty();
    }

    private Finding finding(Deal deal) {
        return deal.hold(
                rule(),
                "The customer demands a purchase order number, and the deal has none.",
                "Opportunity %s: the account demands a purchase order, the contract names none.".formatted(deal.id()),
                "Ask the customer for the purchase order number, enter it at the opportunity in the CRM and retry.");
    }
}
