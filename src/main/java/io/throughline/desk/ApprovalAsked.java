package io.throughline.desk;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.DecisionRecord.Approved;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The approval that a case asks for, as its facts keep it.
 *
 * @param rule id of the rule that asks
 * @param stage stage of the approval chain
 * @param number which of the stages that this deal needs, from 1
 * @param of how many stages it needs
 * @param amount what is approved, in accounting currency
 */
public record ApprovalAsked(String rule, String stage, int number, int of, Money amount) {

    private static final String KEY = "approval";

    /** As facts of a case. */
    public Map<String, Object> facts() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("rule", rule);
        plain.put("stage", stage);
        plain.put("number", number);
        plain.put("of", of);
        plain.put("amount", amount.plain());
        return Map.of(KEY, plain);
    }

    /** What the facts of a case ask for; empty if it is no approval. */
    static Optional<ApprovalAsked> in(Map<String, Object> facts) {
        if (!(facts.get(KEY) instanceof Map<?, ?> plain)) {
            return Optional.empty();
        }
        return Money.ofPlain(plain.get("amount"))
                .map(amount -> new ApprovalAsked(
                        Json.textAt(plain, "rule"),
                        Json.textAt(plain, "stage"),
                        number(plain.get("number")),
                        number(plain.get("of")),
                        amount));
    }

    private static int number(Object value) {
        return value instanceof Number number ? number.intValue() : 1;
    }

    /** What somebody who agrees has approved. */
    Approved approved() {
        return new Approved(rule, stage, amount.value().toPlainString(), amount.currency());
    }
}
