package io.throughline.runner.load;

import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan in the NetSuite simulator, where time stands in time bills and expenses in journals. */
final class NetSuiteRecords implements ErpRecords {

    private static final String ID = "id";
    private static final String SUBSIDIARY = "subsidiary";
    private static final String CURRENCY = "currency";
    private static final long SECONDS_OF_A_MINUTE = 60;
    private static final long FIRST_CUSTOMER = 9_000_001;

    private final Simulator simulator;

    NetSuiteRecords(Simulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void firm(LoadPlan plan) throws IOException, InterruptedException {
        RecordStream records = new RecordStream(simulator, "customer", "employee", "job", "accountingPeriod");
        plan.companies().forEach(company -> records.put("customer", customer(company)));
        plan.people().forEach(person -> records.put("employee", employee(person)));
        plan.projects().forEach(project -> records.put("job", job(project)));
        String start = plan.order().closed().atDay(1).toString();
        for (Map<String, Object> period : simulator.records("accountingPeriod")) {
            if (start.equals(period.get("startDate"))
                    && !Boolean.TRUE.equals(period.get("isYear"))
                    && !Boolean.TRUE.equals(period.get("isQuarter"))) {
                records.put("accountingPeriod", Map.of(ID, period.get(ID), "closed", true));
            }
        }
        records.flush();
    }

    private static Map<String, Object> named(String externalId) {
        return Map.of("externalId", externalId);
    }

    private static String customerId(LoadedCompany company) {
        return String.valueOf(FIRST_CUSTOMER + company.index());
    }

    private static Map<String, Object> customer(LoadedCompany company) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(ID, customerId(company));
        record.put("companyName", "Customer of the load " + company.id());
        record.put(SUBSIDIARY, named(company.id()));
        record.put(CURRENCY, named(company.currency()));
        return record;
    }

    private static Map<String, Object> employee(LoadedPerson person) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(ID, person.recordId());
        record.put("entityId", "Person " + person.recordId());
        record.put("firstName", "Person");
        record.put("lastName", String.valueOf(person.index() + 1));
        record.put("email", person.email());
        record.put(SUBSIDIARY, named(person.company().id()));
        return record;
    }

    private static Map<String, Object> job(LoadedProject project) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(ID, project.recordId());
        record.put("entityId", project.id());
        record.put("companyName", project.id());
        record.put("parent", Map.of(ID, customerId(project.company())));
        record.put(SUBSIDIARY, named(project.company().id()));
        record.put(CURRENCY, named(project.company().currency()));
        record.put("allowTime", true);
        return record;
    }

    /** Time bills hold minutes and what is charged; costs they do not tell, and of expenses the journals tell accounts only. */
    @Override
    public Map<ExpectedKey, ExpectedSum> posted(Map<ExpectedKey, ExpectedSum> expected)
            throws IOException, InterruptedException {
        Map<ExpectedKey, ExpectedSum> posted = new HashMap<>();
        Map<String, ExpectedKey> keys = new HashMap<>();
        expected.forEach((key, sum) -> {
            if (key.kind().equals("time")) {
                keys.put(place(key.legalEntity(), key.erpProjectId(), key.period(), key.currency()), key);
            } else {
                posted.put(key, sum);
            }
        });
        for (Map<String, Object> sum : simulator.ask("sums")) {
            if (sum.get("kind").equals("time")) {
                add(sum, expected, keys, posted);
            }
        }
        return posted;
    }

    private static void add(
            Map<String, Object> sum,
            Map<ExpectedKey, ExpectedSum> expected,
            Map<String, ExpectedKey> keys,
            Map<ExpectedKey, ExpectedSum> posted) {
        String entity = (String) sum.get("legalEntity");
        String project = (String) sum.get("projectId");
        String period = (String) sum.get("period");
        String currency = (String) sum.get(CURRENCY);
        ExpectedKey key = keys.getOrDefault(
                place(entity, project, period, currency),
                new ExpectedKey(entity, project, project, period, currency, "time"));
        ExpectedSum taken = expected.getOrDefault(key, ExpectedSum.NONE);
        posted.put(
                key,
                new ExpectedSum(
                        ((Number) sum.get("entries")).longValue(),
                        ((Number) sum.get("minutes")).longValue() * SECONDS_OF_A_MINUTE,
                        taken.billedSeconds(),
                        taken.cost(),
                        new BigDecimal((String) sum.get("amount")),
                        taken.nonChargeable()));
    }

    private static String place(String... parts) {
        return String.join("|", parts);
    }
}
