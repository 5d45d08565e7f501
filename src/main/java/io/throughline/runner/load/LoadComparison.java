package io.throughline.runner.load;

import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.LineState;
import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is in the books against what is expected, to the minor unit. */
public final class LoadComparison {

    private static final String ENTRIES_OF_TIME = "time-entry";

    private final Map<ExpectedKey, ExpectedSum> expected;

    /** @param expected sums by key */
    public LoadComparison(Map<ExpectedKey, ExpectedSum> expected) {
        this.expected = expected;
    }

    /** What the ledger knows as posted of loaded projects differs in these keys; empty if nothing does. */
    public List<String> withLedger(EntryLedger ledger) {
        Map<String, ExpectedKey> keys = new HashMap<>();
        expected.keySet().forEach(key -> keys.put(key.text(), key));
        Map<ExpectedKey, ExpectedSum> found = new HashMap<>();
        for (EntryTotal total : ledger.totals()) {
            if (total.projectId().startsWith(LoadedProject.PREFIX) && total.state() == LineState.POSTED) {
                ExpectedKey key = key(total);
                found.merge(keys.getOrDefault(key.text(), key), sum(total), ExpectedSum::plus);
            }
        }
        return differences("the ledger", found);
    }

    private static ExpectedKey key(EntryTotal total) {
        String kind = total.kind().equals(ENTRIES_OF_TIME) ? "time" : total.kind();
        return new ExpectedKey(total.legalEntity(), total.projectId(), "", total.period(), total.currency(), kind);
    }

    private static ExpectedSum sum(EntryTotal total) {
        return new ExpectedSum(
                total.lines(),
                total.amounts().workedSeconds(),
                total.amounts().billedSeconds(),
                total.amounts().cost(),
                total.amounts().bill(),
                total.amounts().nonChargeable());
    }

    /** What the simulated ERP has differs in these keys; empty if nothing does. */
    public List<String> withErp(String erp, Simulator simulator) throws IOException, InterruptedException {
        return differences(erp, ErpRecords.of(erp, simulator).posted(expected));
    }

    private List<String> differences(String who, Map<ExpectedKey, ExpectedSum> found) {
        TreeSet<ExpectedKey> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        List<String> all = new ArrayList<>();
        for (ExpectedKey key : keys) {
            List<String> differences =
                    expected.getOrDefault(key, ExpectedSum.NONE).differences(found.getOrDefault(key, ExpectedSum.NONE));
            if (!differences.isEmpty()) {
                all.add("%s: %s has %s".formatted(key.text(), who, String.join(", ", differences)));
            }
        }
        return all;
    }
}
