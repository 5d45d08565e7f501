package io.throughline.ledger.check;

import io.throughline.workflow.TransactionState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checker found.
 *
 * @param findings one per invariant, in their order
 * @param byState how many transactions stand in each state
 * @param events how many events were accepted
 * @param lateCalls second records made by a call that arrived after its step was taken over: promised to be counted, not to be prevented (4.4)
 */
public record Verdict(
        List<Finding> findings, Map<TransactionState, Long> byState, long events, List<Violation> lateCalls) {

    /**
     * What was found about one invariant.
     *
     * @param judged false if what it speaks about was not given, such as journals
     * @param violations empty if it holds
     */
    public record Finding(Invariant invariant, boolean judged, List<Violation> violations) {

        /** {@code ok}, {@code violated} or {@code not judged}. */
        public String word() {
            if (!violations.isEmpty()) {
                return "violated";
            }
            return judged ? "ok" : "not judged";
        }
    }

    /** Whether nothing is violated. */
    public boolean holds() {
        return findings.stream().allMatch(finding -> finding.violations().isEmpty());
    }

    /** The invariants that do not hold. */
    public List<Invariant> violated() {
        return findings.stream()
                .filter(finding -> !finding.violations().isEmpty())
                .map(Finding::invariant)
                .toList();
    }

    /** Plain values, for JSON. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("ok", holds());
        plain.put("events", events);
        Map<String, Object> states = new LinkedHashMap<>();
        byState.forEach((state, count) -> states.put(state.name(), count));
        plain.put("transactions", states);
        plain.put("lateCalls", lateCalls.stream().map(Verdict::plain).toList());
        plain.put("invariants", findings.stream().map(Verdict::plain).toList());
        return plain;
    }

    private static Object plain(Finding finding) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", finding.invariant().name());
        plain.put("says", finding.invariant().sentence());
        plain.put("verdict", finding.word());
        plain.put(
                "violations", finding.violations().stream().map(Verdict::plain).toList());
        return plain;
    }

    private static Object plain(Violation violation) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", violation.id());
        plain.put("says", violation.says());
        return plain;
    }
}
