package io.throughline.runner.load;

import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan in the Dynamics 365 simulator, where time and expenses stand in journals. */
final class DynamicsRecords implements ErpRecords {

    private static final String COMPANY = "dataAreaId";
    private static final String CUSTOMER = "LOAD-CUSTOMER";

    private final Simulator simulator;

    DynamicsRecords(Simulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void firm(LoadPlan plan) {
        RecordStream records = new RecordStream(
                simulator,
                "FiscalCalendarPeriodStatuses",
                "EmployeesV2",
                "CustomersV3",
                "ProjectContracts",
                "ProjectsV2");
        plan.companies().forEach(company -> {
            records.put("CustomersV3", customer(company));
            records.put(
                    "FiscalCalendarPeriodStatuses", closed(company, plan.order().closed()));
        });
        plan.projects().forEach(project -> records.put("ProjectContracts", contract(project)));
        plan.people().forEach(person -> records.put("EmployeesV2", employee(person)));
        plan.projects().forEach(project -> records.put("ProjectsV2", project(project)));
        records.flush();
    }

    private static Map<String, Object> in(LoadedCompany company) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(COMPANY, company.id());
        return record;
    }

    private static Map<String, Object> customer(LoadedCompany company) {
        Map<String, Object> record = in(company);
        record.put("CustomerAccount", CUSTOMER);
        record.put("OrganizationName", "Customer of the load");
        record.put("CustomerGroupId", "SERVICES");
        record.put("SalesCurrencyCode", company.currency());
        return record;
    }

    private static Map<String, Object> closed(LoadedCompany company, YearMonth month) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("LedgerName", company.id());
        record.put("FiscalYearName", String.valueOf(month.getYear()));
        record.put("PeriodName", "Period " + month.getMonthValue());
        record.put("PeriodStatus", "Closed");
        return record;
    }

    private static Map<String, Object> contract(LoadedProject project) {
        Map<String, Object> record = in(project.company());
        record.put("ProjectContractID", project.recordId());
        record.put("Name", project.contractId());
        record.put("CustomerAccount", CUSTOMER);
        record.put("SalesCurrency", project.company().currency());
        return record;
    }

    private static Map<String, Object> employee(LoadedPerson person) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("PersonnelNumber", person.recordId());
        record.put("Name", "Person " + (person.index() + 1));
        record.put("EmploymentLegalEntityId", person.company().id());
        record.put("PrimaryContactEmail", person.email());
        return record;
    }

    private static Map<String, Object> project(LoadedProject project) {
        boolean fixed = project.method() == LoadedProject.Method.FIXED_PRICE;
        Map<String, Object> record = in(project.company());
        record.put("ProjectId", project.recordId());
        record.put("ProjectName", project.id());
        record.put("ProjectGroupId", fixed ? "FP" : "TM");
        record.put("ProjectContractId", project.recordId());
        return record;
    }

    /** Journals hold lines, cost and sales; seconds and what is not charged they do not tell. */
    @Override
    public Map<ExpectedKey, ExpectedSum> posted(Map<ExpectedKey, ExpectedSum> expected)
            throws IOException, InterruptedException {
        Map<String, ExpectedKey> keys = new HashMap<>();
        expected.keySet()
                .forEach(key -> keys.put(
                        place(key.legalEntity(), key.erpProjectId(), key.period(), key.currency(), key.kind()), key));
        Map<ExpectedKey, ExpectedSum> posted = new HashMap<>();
        for (Map<String, Object> sum : simulator.ask("postings")) {
            String kind = sum.get("kind").equals("hour") ? "time" : "expense";
            String project = (String) sum.get("project");
            String company = (String) sum.get(COMPANY);
            String period = (String) sum.get("period");
            String currency = (String) sum.get("currency");
            ExpectedKey key = keys.getOrDefault(
                    place(company, project, period, currency, kind),
                    new ExpectedKey(company, project, project, period, currency, kind));
            ExpectedSum taken = expected.getOrDefault(key, ExpectedSum.NONE);
            posted.put(
                    key,
                    new ExpectedSum(
                            ((Number) sum.get("lines")).longValue(),
                            taken.workedSeconds(),
                            taken.billedSeconds(),
                            new BigDecimal((String) sum.get("cost")),
                            new BigDecimal((String) sum.get("sales")),
                            taken.nonChargeable()));
        }
        return posted;
    }

    private static String place(String... parts) {
        return String.join("|", parts);
    }
}
