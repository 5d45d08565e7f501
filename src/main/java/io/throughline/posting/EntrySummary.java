package io.throughline.posting;

import io.throughline.canonical.Money;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the entries of a page, in plain form:
 *
 * <pre>{@code
 * { "entries": 200, "known": 3, "decided": 180, "waiting": 10, "held": 4, "returned": 2, "skipped": 1, "lines": 184,
 *   "atRisk": [ { "value": "1600.00", "currency": "EUR" } ],
 *   "returns": [ { "key": "88", "entry": { "id": "88", … }, "rule": "D20", "reason": "…" } ] }
 * }</pre>
 */
final class EntrySummary {

    private EntrySummary() {}

    /**
     * @param decisions what was decided
     * @param lines how many lines that made
     * @param known how many items said nothing new
     */
    static Map<String, Object> of(List<EntryRecord> decisions, long lines, int known) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("entries", decisions.size() + known);
        summary.put("known", known);
        for (EntryState state : EntryState.values()) {
            summary.put(state.name().toLowerCase(Locale.ROOT), count(decisions, state));
        }
        summary.put("lines", lines);
        summary.put("atRisk", atRisk(decisions));
        summary.put("returns", returns(decisions));
        return summary;
    }

    private static long count(List<EntryRecord> decisions, EntryState state) {
        return decisions.stream().filter(one -> one.verdict().state() == state).count();
    }

    private static List<Object> atRisk(List<EntryRecord> decisions) {
        Map<String, Money> sums = new TreeMap<>();
        decisions.stream()
                .map(one -> one.verdict().atRisk())
                .filter(money -> money != null)
                .forEach(money -> sums.merge(money.currency(), money, Money::plus));
        return sums.values().stream().<Object>map(Money::plain).toList();
    }

    private static List<Object> returns(List<EntryRecord> decisions) {
        List<Object> returns = new ArrayList<>();
        for (EntryRecord one : decisions) {
            if (one.verdict().state() == EntryState.RETURNED) {
                returns.add(returned(one));
            }
        }
        return returns;
    }

    private static Map<String, Object> returned(EntryRecord entry) {
        Map<String, Object> returned = new LinkedHashMap<>();
        returned.put("key", entry.key().id());
        returned.put("entry", entry.data().get("data"));
        returned.put("rule", entry.verdict().rule());
        returned.put("reason", HeldEntries.sentence(entry));
        return returned;
    }
}
