package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** What an environment holds before anybody works in it: companies with their groups and terms, currencies, people, periods, dimensions, rates. */
final class FreshEnvironment {

    private static final List<String> CURRENCIES =
            List.of("USD 0.01", "CAD 0.01", "EUR 0.01", "GBP 0.01", "INR 0.01", "JPY 1", "AUD 0.01");
    private static final List<String> COMPANIES = List.of(
            "us01 USA USD",
            "us02 USA USD",
            "ca01 CAN CAD",
            "de01 DEU EUR",
            "gb01 GBR GBP",
            "fr01 FRA EUR",
            "in01 IND INR",
            "jp01 JPN JPY",
            "au01 AUS AUD");
    private static final List<Integer> TERMS = List.of(15, 30, 45, 60);
    private static final List<String> COST_CENTERS = List.of(
            "100 Advisory", "200 Delivery", "210 Delivery_onshore", "220 Delivery_offshore", "900 Administration");
    private static final List<String> CATEGORIES = List.of(
            "Consultant Hour",
            "Senior Hour",
            "Architect Hour",
            "Manager Hour",
            "Travel Expense",
            "Lodging Expense",
            "Meals Expense",
            "Mileage Expense",
            "Other Expense");
    private static final List<String> RATES =
            List.of("CAD 0.73", "EUR 1.08", "GBP 1.27", "INR 0.0119", "JPY 0.0066", "AUD 0.65");

    private final Environment environment;
    private final EntityValues values;

    FreshEnvironment(Environment environment) {
        this.environment = environment;
        this.values = new EntityValues(environment.model());
    }

    void seed() {
        for (String currency : CURRENCIES) {
            String[] words = currency.split(" ");
            put(
                    "Currencies",
                    Json.object()
                            .put("CurrencyCode", words[0])
                            .put("Name", words[0])
                            .put("RoundingRuleOffset", new BigDecimal(words[1])));
        }
        for (String company : COMPANIES) {
            company(company.split(" "));
        }
        for (String center : COST_CENTERS) {
            String[] words = center.split(" ");
            put(
                    "FinancialDimensionValues",
                    Json.object()
                            .put("FinancialDimension", "CostCenter")
                            .put("DimensionValue", words[0])
                            .put("Description", words[1].replace('_', ' '))
                            .put("ParentDimensionValue", words[0].matches("2[12]0") ? "200" : ""));
        }
        for (String rate : RATES) {
            String[] words = rate.split(" ");
            put(
                    "ExchangeRates",
                    Json.object()
                            .put("RateTypeName", "Default")
                            .put("FromCurrency", words[0])
                            .put("ToCurrency", "USD")
                            .put("StartDate", noon(today().withDayOfYear(1)))
                            .put(
                                    "EndDate",
                                    noon(today().withDayOfYear(1).plusYears(1).minusDays(1)))
                            .put("Rate", new BigDecimal(words[1]))
                            .put("ConversionFactor", "One"));
        }
    }

    private void company(String[] words) {
        String company = words[0];
        put(
                "LegalEntities",
                Json.object()
                        .put("LegalEntityId", company)
                        .put("Name", "Throughline " + company)
                        .put("AddressCountryRegionId", words[1])
                        .put("AccountingCurrency", words[2]));
        put("CustomerGroups", in(company).put("CustomerGroupId", "SERVICES").put("Description", "Service customers"));
        for (int days : TERMS) {
            put(
                    "PaymentTerms",
                    in(company)
                            .put("Name", "Net" + days)
                            .put("Description", "Net " + days + " days")
                            .put("NumberOfDays", days));
        }
        put(
                "ProjectGroups",
                in(company)
                        .put("ProjectGroup", "TM")
                        .put("Name", "Time and material")
                        .put("ProjectType", "TimeMaterial"));
        put(
                "ProjectGroups",
                in(company).put("ProjectGroup", "FP").put("Name", "Fixed price").put("ProjectType", "FixedPrice"));
        put(
                "ProjectGroups",
                in(company).put("ProjectGroup", "INT").put("Name", "Internal").put("ProjectType", "Internal"));
        for (String category : CATEGORIES) {
            String[] parts = category.split(" ");
            put(
                    "ProjectCategories",
                    in(company)
                            .put("CategoryId", parts[0])
                            .put("Name", parts[0])
                            .put("TransactionType", parts[1]));
        }
        put(
                "EmployeesV2",
                Json.object()
                        .put("PersonnelNumber", "PM-" + company)
                        .put("Name", "Project Manager " + company)
                        .put("FirstName", "Project")
                        .put("LastName", "Manager " + company)
                        .put("PrimaryContactEmail", "pm." + company + "@throughline.example")
                        .put("EmploymentLegalEntityId", company)
                        .put("EmploymentStartDate", noon(today().minusYears(3)))
                        .put("DimensionDisplayValue", "200")
                        .put(
                                "ModifiedDateTime1",
                                environment.surroundings().openedAt().toString().substring(0, 19) + "Z"));
        periods(company);
    }

    /** Last year is closed; this year and the next are open. */
    private void periods(String company) {
        YearMonth first = YearMonth.of(today().getYear() - 1, 1);
        for (int i = 0; i < 36; i++) {
            YearMonth month = first.plusMonths(i);
            put(
                    "FiscalCalendarPeriodStatuses",
                    Json.object()
                            .put("LedgerName", company)
                            .put("FiscalYearName", String.valueOf(month.getYear()))
                            .put("PeriodName", "Period " + month.getMonthValue())
                            .put("PeriodStartDate", noon(month.atDay(1)))
                            .put("PeriodEndDate", noon(month.atEndOfMonth()))
                            .put("PeriodStatus", month.getYear() < today().getYear() ? "Closed" : "Open"));
        }
    }

    private LocalDate today() {
        return environment.surroundings().openedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String noon(LocalDate day) {
        return day + "T12:00:00Z";
    }

    private static ObjectNode in(String company) {
        return Json.object().put(EntitySet.COMPANY, company);
    }

    private void put(String name, ObjectNode fields) {
        EntitySet set = environment.set(name);
        ObjectNode record = Json.object();
        set.properties().values().forEach(property -> record.set(property.name(), values.empty(property)));
        record.setAll(fields);
        environment.keep(set, record);
    }
}
