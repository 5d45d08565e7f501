package io.throughline.rules;

import io.throughline.canonical.Money;

/**
 * Why a deal may not go on, in words of the person who decides.
 *
 * @param rule id of the rule, such as {@code D47} or {@code RUL-1006}
 * @param kind {@code hold}, or {@code approval} if a person need only agree
 * @param team id of the team that decides
 * @param title one sentence
 * @param detail numbers and ids, and the file and line that decided where there is one; never personal data
 * @param fix what the person can do
 * @param atRisk the amount of the deal, else null
 * @param asked the approval that is asked for, else null
 */
public record Finding(
        String rule, String kind, String team, String title, String detail, String fix, Money atRisk, Asked asked) {

    /** A finding that asks for no approval. */
    public Finding(String rule, String kind, String team, String title, String detail, String fix, Money atRisk) {
        this(rule, kind, team, title, detail, fix, atRisk, null);
    }

    /**
     * The approval that is asked for.
     *
     * @param stage the stage, as {@link io.throughline.config.Approval#stage} names it
     * @param number which of the stages that this deal needs, from 1
     * @param of how many stages this deal needs
     * @param amount what is approved, in accounting currency
     */
    public record Asked(String stage, int number, int of, Money amount) {}

    /** Kind of a finding that somebody must mend. */
    public static final String HOLD = "hold";

    /** Kind of a finding that somebody need only agree to. */
    public static final String APPROVAL = "approval";
}
