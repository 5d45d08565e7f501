package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;

/** D15, D19: what is on a posted invoice must be credited before it is recalled, deleted or changed; on a draft it must be taken off. */
public final class D15Recall {

    private D15Recall() {}

    /**
     * Whether an entry may be taken back or changed in what is billed.
     *
     * @param invoice the invoice it is on; null if none
     * @param rule {@link Rule#D19} for a deletion, else {@link Rule#D15}
     * @param atRisk what stands on the invoice; null if unknown
     * @return held with "credit first"; warned on a draft; null if it is on none, or on one that was credited or cancelled
     */
    public static Ruling judge(OnInvoice invoice, Rule rule, String team, Money atRisk) {
        if (invoice == null) {
            return null;
        }
        Numbers numbers = Numbers.of("invoice", invoice.id()).and("status", invoice.status());
        if (invoice.mustBeCredited()) {
            return Ruling.held(
                    rule.id(),
                    "It is on a posted invoice: credit first.",
                    numbers.map(),
                    team,
                    "Credit the entry on the invoice, then retry; or take the change back at the source.",
                    atRisk);
        }
        return "draft".equals(invoice.status())
                ? Ruling.warned(rule.id(), "It is on a draft invoice, which must be made again.", numbers.map())
                : null;
    }
}
