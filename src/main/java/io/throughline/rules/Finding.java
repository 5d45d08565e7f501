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
 */
public record Finding(String rule, String kind, String team, String title, String detail, String fix, Money atRisk) {

    /** Kind of a finding that somebody must mend. */
    public static final String HOLD = "hold";

    /** Kind of a finding that somebody need only agree to. */
    public static final String APPROVAL = "approval";
}
