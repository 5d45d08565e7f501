package io.throughline.vendor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A posting batch of a project, with lines of every sort. */
record TestBatch(String id, String kind, String legalEntity, String project, List<Map<String, Object>> lines) {

    /** Hours of a person on a project of the ERP: a whole number, odd seconds, not billable, and the reversal of the first. */
    static TestBatch time(String project, String legalEntity, String employee) {
        String key = "t-" + Long.toHexString(System.nanoTime());
        TestBatch batch = new TestBatch(key, "time", legalEntity, project, new ArrayList<>());
        batch.hours(1, 27000, "90.00", "675.00", employee);
        batch.hours(2, 26430, "90.00", "660.75", employee);
        batch.hours(3, 3600, null, null, employee);
        batch.hours(4, -27000, "90.00", "-675.00", employee).put("reverses", Map.of("key", key + "-1"));
        return batch;
    }

    /** Hours of a person, line by line. */
    static TestBatch many(String project, String legalEntity, String employee, int lines) {
        TestBatch batch = new TestBatch(
                "m-" + Long.toHexString(System.nanoTime()), "time", legalEntity, project, new ArrayList<>());
        for (int number = 1; number <= lines; number++) {
            batch.hours(number, 3600, "90.00", "90.00", employee);
        }
        return batch;
    }

    /** Two receipts, one with tax that can be recovered, and the reversal of the other. */
    static TestBatch expense(String project, String legalEntity) {
        String key = "e-" + Long.toHexString(System.nanoTime());
        TestBatch batch = new TestBatch(key, "expense", legalEntity, project, new ArrayList<>());
        batch.amounts(1, "100.00", "105.00");
        batch.amounts(2, "50.00", null).put("tax", money("9.50"));
        batch.amounts(3, "-100.00", "-105.00").put("reverses", Map.of("key", key + "-1"));
        return batch;
    }

    private Map<String, Object> hours(int number, int seconds, String rate, String bill, String employee) {
        Map<String, Object> line = line(number);
        line.putAll(Map.of(
                "workedSeconds",
                seconds,
                "billedSeconds",
                bill == null ? 0 : seconds,
                "erpEmployeeId",
                employee,
                "role",
                "Consultant"));
        line.put("billable", bill != null);
        if (bill != null) {
            line.putAll(Map.of("billRate", money(rate), "bill", money(bill)));
        }
        return line;
    }

    private Map<String, Object> amounts(int number, String cost, String bill) {
        Map<String, Object> line = line(number);
        line.put("cost", money(cost));
        if (bill != null) {
            line.put("bill", money(bill));
        }
        return line;
    }

    private Map<String, Object> line(int number) {
        Map<String, Object> line = new HashMap<>(Map.of(
                "key", id + "-" + number, "entryId", "entry-" + number, "workedOn", "2026-11-0" + (number % 9 + 1)));
        lines.add(line);
        return line;
    }

    private static Map<String, Object> money(String value) {
        return Map.of("value", value, "currency", "EUR");
    }

    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", id);
        plain.put("kind", kind);
        plain.put("legalEntity", legalEntity);
        plain.put("projectId", "P-1");
        plain.put("erpProjectId", project);
        plain.put("currency", "EUR");
        plain.put("accountingOn", "2026-11-20");
        plain.put("lines", lines);
        return plain;
    }
}
