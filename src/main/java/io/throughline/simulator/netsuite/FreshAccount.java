package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What an account holds before anybody works in it: currencies, subsidiaries, terms, service items, employees. */
final class FreshAccount {

    private static final List<String> CURRENCIES = List.of(
            "USD US_Dollar 2",
            "CAD Canadian_Dollar 2",
            "EUR Euro 2",
            "GBP British_Pound 2",
            "INR Indian_Rupee 2",
            "JPY Japanese_Yen 0",
            "AUD Australian_Dollar 2");
    private static final List<String> SUBSIDIARIES = List.of(
            "us01 US USD",
            "us02 US USD",
            "ca01 CA CAD",
            "de01 DE EUR",
            "gb01 GB GBP",
            "fr01 FR EUR",
            "in01 IN INR",
            "jp01 JP JPY",
            "au01 AU AUD");
    private static final List<String> LINES = List.of("strategy", "implementation", "managed-services", "training");
    private static final List<String> KINDS = List.of(
            "consultant", "senior-consultant", "architect", "project-manager", "fixed-price", "milestone", "retainer");
    private static final List<String> TIME_ITEMS =
            List.of("consultant", "senior-consultant", "architect", "project-manager", "other");
    private static final List<String> ACCOUNTS = List.of(
            "project-cost COGS",
            "absorbed-cost OthCurrLiab",
            "expenses-payable AcctPay",
            "input-tax OthCurrAsset",
            "unbilled-receivable UnbilledRec",
            "accrued-revenue Income",
            "inter-company-receivable OthCurrAsset",
            "inter-company-revenue Income");
    private static final List<String> DEPARTMENTS = List.of("Delivery", "Advisory", "Support");
    private static final List<String> RATES = List.of(
            "EUR USD 1.08",
            "GBP USD 1.27",
            "CAD USD 0.73",
            "INR USD 0.012",
            "JPY USD 0.0067",
            "AUD USD 0.66",
            "USD EUR 0.925926",
            "GBP EUR 1.175926");
    private static final int FIRST_ACCOUNT = 4000;
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final int MONTHS_BACK = 24;
    private static final int MONTHS_AHEAD = 24;
    private static final List<Integer> TERMS = List.of(15, 30, 45, 60);

    private final Books books;

    FreshAccount(Books books) {
        this.books = books;
    }

    void seed() {
        CURRENCIES.forEach(this::currency);
        SUBSIDIARIES.forEach(this::subsidiary);
        for (int days : TERMS) {
            put("term", "net-" + days, Json.object().put("name", "Net " + days).put("daysUntilNetDue", days));
        }
        for (String line : LINES) {
            for (String kind : KINDS) {
                String name = line + ":" + kind;
                put(
                        "serviceSaleItem",
                        line + "_" + kind,
                        Json.object().put("itemId", name).put("displayName", name));
            }
        }
        for (String kind : TIME_ITEMS) {
            put(
                    "serviceSaleItem",
                    "time_" + kind,
                    Json.object().put("itemId", "time:" + kind).put("displayName", kind));
        }
        SUBSIDIARIES.forEach(this::projectManager);
        ACCOUNTS.forEach(this::account);
        DEPARTMENTS.forEach(name ->
                put("department", name.toLowerCase(Locale.ROOT), Json.object().put("name", name)));
        RATES.forEach(this::rate);
        YearMonth opened = YearMonth.from(books.surroundings().openedAt().atOffset(ZoneOffset.UTC));
        for (int month = -MONTHS_BACK; month <= MONTHS_AHEAD; month++) {
            period(opened.plusMonths(month));
        }
    }

    private void rate(String text) {
        String[] words = text.split(" ");
        ObjectNode rate = Json.object()
                .put("exchangeRate", new BigDecimal(words[2]))
                .put(
                        "effectiveDate",
                        books.surroundings()
                                .openedAt()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .withDayOfMonth(1)
                                .toString());
        rate.putObject("baseCurrency").put("id", currencyId(words[1]));
        rate.putObject("transactionCurrency").put("id", currencyId(words[0]));
        put("currencyRate", words[0] + "-" + words[1], rate);
    }

    private String currencyId(String code) {
        return books.byExternalId("currency", code).orElseThrow().get("id").textValue();
    }

    private void account(String text) {
        String[] words = text.split(" ");
        String number = String.valueOf(FIRST_ACCOUNT + ACCOUNTS.indexOf(text));
        put(
                "account",
                words[0],
                Json.object()
                        .put("acctNumber", number)
                        .put("acctName", words[0].replace('-', ' '))
                        .put("acctType", words[1]));
    }

    private void period(YearMonth month) {
        put(
                "accountingPeriod",
                month.toString(),
                Json.object()
                        .put("periodName", PERIOD.format(month.atDay(1)))
                        .put("startDate", month.atDay(1).toString())
                        .put("endDate", month.atEndOfMonth().toString())
                        .put("isAdjust", false)
                        .put("isQuarter", false)
                        .put("isYear", false)
                        .put("allLocked", false)
                        .put("closed", false));
    }

    private void currency(String text) {
        String[] words = text.split(" ");
        put(
                "currency",
                words[0],
                Json.object()
                        .put("name", words[1].replace('_', ' '))
                        .put("symbol", words[0])
                        .put("isBaseCurrency", words[0].equals("USD"))
                        .put("currencyPrecision", Integer.parseInt(words[2])));
    }

    private void subsidiary(String text) {
        String[] words = text.split(" ");
        ObjectNode subsidiary = Json.object().put("name", words[0]).put("country", words[1]);
        String currency =
                books.byExternalId("currency", words[2]).orElseThrow().get("id").textValue();
        subsidiary.putObject("currency").put("id", currency);
        put("subsidiary", words[0], subsidiary);
    }

    private void projectManager(String text) {
        String entity = text.split(" ")[0];
        ObjectNode employee = Json.object()
                .put("entityId", "PM " + entity)
                .put("firstName", "Project")
                .put("lastName", "Manager " + entity)
                .put("email", "pm." + entity + "@throughline.example")
                .put("isJobResource", true);
        employee.putObject("subsidiary")
                .put(
                        "id",
                        books.byExternalId("subsidiary", entity)
                                .orElseThrow()
                                .get("id")
                                .textValue());
        put("employee", "pm-" + entity, employee);
    }

    private void put(String type, String externalId, ObjectNode fields) {
        String id = books.nextId(books.type(type));
        String opened = books.surroundings()
                .openedAt()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        ObjectNode record = Json.object().put("id", id).put("externalId", externalId);
        record.setAll(fields);
        record.put("isInactive", false).put("dateCreated", opened).put("lastModifiedDate", opened);
        books.store().put(type, id, record);
    }
}
