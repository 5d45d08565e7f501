package io.throughline.rules;

import io.throughline.canonical.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the rules need to know besides the deal and the configuration. Collected by the caller, so that the rules stay pure.
 *
 * @param today the date in the region's time zone
 * @param history what happened to the deal before
 * @param codeLimits what every bound system accepts as a project code
 * @param codeTaken whether a project code belongs to another deal already
 * @param customer key of the customer, if something differs for it ({@link io.throughline.config.Customers}); else null
 */
public record Facts(
        LocalDate today, History history, List<CodeLimits> codeLimits, Predicate<String> codeTaken, String customer) {

    /** Facts of a deal with a customer like all others. */
    public Facts(LocalDate today, History history, List<CodeLimits> codeLimits, Predicate<String> codeTaken) {
        this(today, history, codeLimits, codeTaken, null);
    }

    /**
     * What happened to the deal before.
     *
     * @param projects project id by system, as the crosswalk has them for this deal: made by an earlier won-generation or found linked
     * @param ownProjects project ids that this same won-generation made, for example its other transaction that provisions the shell; they hold
     *     nothing (D40)
     * @param approvals what people approved of this deal so far
     */
    public record History(Map<String, String> projects, Set<String> ownProjects, Set<Given> approvals) {

        /** A deal that nothing happened to. */
        public static final History NONE = new History(Map.of(), Set.of(), Set.of());
    }

    /**
     * An approval that a person gave. It counts for this stage and this amount and for nothing else: a changed amount is asked anew.
     *
     * @param rule id of the rule that asked
     * @param stage as {@link io.throughline.config.Approval#stage} names it
     * @param amount what was approved, in accounting currency
     */
    public record Given(String rule, String stage, Money amount) {}

    /** Facts of a new deal. */
    public static Facts ofNewDeal(LocalDate today, List<CodeLimits> codeLimits) {
        return new Facts(today, History.NONE, codeLimits, code -> false);
    }
}
