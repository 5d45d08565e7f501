package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.revenue.FactKind;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.util.List;
import java.util.Map;

/**
 * D31: on fixed price, time makes cost only; a milestone that was reached releases billing, never by itself revenue (D54). Crediting a milestone
 * releases it again.
 */
public final class D31Milestone {

    private static final String RULE = "D31";

    private D31Milestone() {}

    /**
     * Whether approved work makes an unbilled revenue fact.
     *
     * @param billingMethod of the line and class (D32)
     */
    public static boolean timeMakesUnbilled(String billingMethod) {
        return "time-and-materials".equals(billingMethod);
    }

    /**
     * Whether a milestone may be invoiced.
     *
     * @param milestone canonical milestone
     * @return applied: it may; skipped: it is planned, or invoiced already; held: reached, but nobody approved it
     */
    public static Ruling release(Map<String, Object> milestone) {
        Fields fields = new Fields(milestone);
        String status = fields.text("status").orElse("planned");
        Numbers numbers = Numbers.of("milestone", fields.text("id").orElse("unknown"))
                .and("status", status)
                .and("amount", fields.money("amount").orElse(null));
        return switch (status) {
            case "reached", "credited" -> reached(fields, numbers);
            case "invoiced" -> Ruling.skipped(RULE, "The milestone is on an invoice already.", numbers.map());
            default -> Ruling.skipped(RULE, "The milestone is not reached yet.", numbers.map());
        };
    }

    private static Ruling reached(Fields milestone, Numbers numbers) {
        boolean approved =
                milestone.text("approval.status").map("approved"::equals).orElse(true);
        boolean priced = milestone.money("amount").isPresent();
        return approved && priced
                ? Ruling.applied(RULE, "The milestone is reached and releases its billing.", numbers.map())
                : new Ruling(
                        RULE,
                        Ruling.Effect.HELD,
                        approved
                                ? "The milestone is reached, and nobody said what it is worth."
                                : "The milestone is reached, and nobody approved that.",
                        numbers.map(),
                        "pmo",
                        approved
                                ? "Enter the amount of the milestone in the PSA and retry."
                                : "Approve the milestone in the PSA, or set it back to planned.",
                        milestone.money("amount").orElse(null));
    }

    /**
     * The billed fact of a milestone on a posted invoice.
     *
     * @param milestone canonical milestone with an amount
     * @param legalEntity company that invoices
     * @param invoiceId the invoice
     */
    public static RuledFacts invoiced(Map<String, Object> milestone, String legalEntity, String invoiceId) {
        Ruling release = release(milestone);
        if (release.effect() != Ruling.Effect.APPLIED) {
            return new RuledFacts(List.of(), List.of(release));
        }
        Fields fields = new Fields(milestone);
        return outcome(fields, legalEntity, invoiceId, fields.money("amount").orElseThrow());
    }

    /**
     * The fact that a credit note takes a milestone back; afterwards {@link #release} lets it be invoiced again.
     *
     * @param milestone canonical milestone; skipped unless its status is {@code invoiced}
     */
    public static RuledFacts credited(Map<String, Object> milestone, String legalEntity, String creditNoteId) {
        Fields fields = new Fields(milestone);
        if (!fields.text("status").filter("invoiced"::equals).isPresent()) {
            return new RuledFacts(
                    List.of(),
                    List.of(Ruling.skipped(
                            RULE,
                            "The milestone is on no invoice, so the credit takes nothing back.",
                            Numbers.of("milestone", fields.text("id").orElse("unknown"))
                                    .map())));
        }
        return outcome(
                fields,
                legalEntity,
                creditNoteId,
                fields.money("amount").orElseThrow().negated());
    }

    private static RuledFacts outcome(Fields milestone, String legalEntity, String documentId, Money amount) {
        String id = milestone.text("id").orElse("unknown");
        RevenueFact fact = RevenueFact.of(
                        FactKind.BILLED_REVENUE, legalEntity, new RevenueFact.Source("milestone", id), amount)
                .named(documentId)
                .with("projectId", milestone.text("projectId").orElse(null))
                .by(RULE);
        String says = amount.signum() < 0
                ? "The credit takes the milestone back; it can be invoiced again."
                : "The milestone is billed; it recognises no revenue by itself.";
        Numbers numbers =
                Numbers.of("milestone", id).and("document", documentId).and("billed", amount);
        return new RuledFacts(List.of(fact), List.of(Ruling.applied(RULE, says, numbers.map())));
    }
}
