package io.throughline.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What a person decided; never changed afterwards.
 *
 * @param caseId the case
 * @param caseVersion the version that the person saw
 * @param transactionId the transaction of the case
 * @param judgement who decided what and why
 * @param at when, by the database clock
 */
public record DecisionRecord(String caseId, long caseVersion, String transactionId, Judgement judgement, Instant at) {

    /**
     * A person's judgement.
     *
     * @param action {@code approve}, {@code retry}, {@code correct} or {@code dismiss}
     * @param person id of the person who proved to be it
     * @param reason why, in the person's words
     * @param chosen what an approval named: the record that a call in doubt made, else null
     * @param edits the edit trail of a correction, else empty; may hold personal data
     * @param approved what an approval covers, else null
     */
    public record Judgement(
            String action, String person, String reason, String chosen, List<Edit> edits, Approved approved) {

        /** Keeps a copy. */
        public Judgement {
            edits = List.copyOf(edits);
        }
    }

    /**
     * One corrected value.
     *
     * @param path step and canonical path, such as {@code opportunity.contract.poNumber}
     * @param before plain value before, null if there was none
     * @param after plain value after
     */
    public record Edit(String path, Object before, Object after) {}

    /**
     * What an approval covers: this rule, this stage and this amount, nothing else.
     *
     * @param rule id of the rule that asked
     * @param stage stage of the region's approval chain, in the words of the rule
     * @param amount decimal text, in accounting currency
     * @param currency ISO code
     */
    public record Approved(String rule, String stage, String amount, String currency) {}
}
