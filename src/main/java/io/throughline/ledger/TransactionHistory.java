package io.throughline.ledger;

import io.throughline.canonical.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the ledger knows about one transaction.
 *
 * @param steps in the order in which they began
 * @param cases its desk cases, oldest first
 * @param corrections values that people corrected for this event, by step and canonical path ({@code opportunity.contract.poNumber}); they overlay
 *     what the step reads; may hold personal data
 */
public record TransactionHistory(
        TransactionRecord transaction,
        EventRecord event,
        List<StepRecord> steps,
        List<CaseRecord> cases,
        Map<String, Object> corrections) {

    /** A transaction of which nothing was corrected. */
    public TransactionHistory(
            TransactionRecord transaction, EventRecord event, List<StepRecord> steps, List<CaseRecord> cases) {
        this(transaction, event, steps, cases, Map.of());
    }

    /** The newest desk case, if there is any. */
    public Optional<CaseRecord> desk() {
        return cases.isEmpty() ? Optional.empty() : Optional.of(cases.get(cases.size() - 1));
    }

    /** What a step read, with the values that people corrected over it. */
    public Map<String, Object> corrected(String stepId, Map<String, Object> read) {
        Map<String, Object> value = read;
        for (Map.Entry<String, Object> correction : corrections.entrySet()) {
            if (correction.getKey().startsWith(stepId + ".")) {
                String path = correction.getKey().substring(stepId.length() + 1);
                value = JsonPath.of(path).with(value, correction.getValue());
            }
        }
        return value;
    }
}
