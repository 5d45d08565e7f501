package io.throughline.rules.entities;

import io.throughline.rules.PlainObject;
import io.throughline.rules.revenue.FactKind;
import io.throughline.rules.revenue.RevenueFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The legs that go to a ledger as lines of posting batches, by the company whose batch they go into. */
public final class LegLines {

    private LegLines() {}

    /**
     * Lines of the legs that are sent.
     *
     * @param key of the entry's line; each leg adds its word
     * @param common fields that every line has, such as {@code entryId}, {@code workedOn} and {@code employee}; its own amounts do not count
     * @return by legal entity, lines of the canonical posting batch
     */
    public static Map<String, List<Map<String, Object>>> of(
            String key, Map<String, Object> common, List<RevenueFact> legs) {
        Map<String, List<Map<String, Object>>> lines = new LinkedHashMap<>();
        legs.stream()
                .filter(RevenueFact::isSent)
                .forEach(leg -> lines.computeIfAbsent(leg.legalEntity(), entity -> new ArrayList<>())
                        .add(line(key, common, leg)));
        return lines;
    }

    private static Map<String, Object> line(String key, Map<String, Object> common, RevenueFact fact) {
        Leg leg = Arrays.stream(Leg.values())
                .filter(each -> each.word().equals(fact.more().get("leg")))
                .findFirst()
                .orElseThrow();
        boolean cost = fact.kind() == FactKind.COST;
        PlainObject line = new PlainObject();
        common.forEach(line::with);
        return line.with("key", key + "-" + leg.lineWord())
                .with("leg", leg.lineWord())
                .with(cost ? "cost" : "bill", fact.amount())
                .with("exchange", fact.more().get("exchange"))
                .with(cost ? "accountingCost" : "accountingBill", fact.accountingAmount())
                .build();
    }
}
