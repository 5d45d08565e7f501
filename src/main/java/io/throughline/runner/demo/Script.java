package io.throughline.runner.demo;

import io.throughline.runner.standalone.SimulatorAccounts;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wins the deals of the demonstration and arranges what goes wrong with some of them. */
final class Script {

    /** Deals that are won for a purpose of their own; the others only have to become projects. */
    static final int SPECIAL = Ending.values().length - 1;

    private static final List<String> COUNTRIES = List.of("us", "ca", "de", "gb", "fr", "in", "jp", "au");
    private static final String KNOWN_ACCOUNT = "CA-77001";
    private static final String UNLUCKY = "Cascadia Instruments Inc.";
    private static final String LOST = "Harbourlight Marine Ltd";
    private static final int FOR_GOOD = 1000;

    private final Map<String, Simulator> simulators;
    private final URI runner;
    private final List<WonDeal> deals = new ArrayList<>();

    Script(Map<String, Simulator> simulators, URI runner) {
        this.simulators = simulators;
        this.runner = runner;
    }

    /** The deals won so far. */
    List<WonDeal> deals() {
        return List.copyOf(deals);
    }

    /** Wins all deals: plain ones that only the poll can find, then special and plain ones that the CRM tells of at once. */
    void winAll(int number) throws IOException, InterruptedException {
        int plain = number - SPECIAL;
        arrangeFaults();
        winPlainDeals(0, plain / 2);
        salesforce().tell(runner.resolve("/intake/salesforce"), SimulatorAccounts.WEBHOOK_SECRET);
        winSpecialDeals();
        winPlainDeals(plain / 2, plain);
    }

    private void arrangeFaults() throws IOException, InterruptedException {
        netsuite()
                .fault(List.of(
                        fault("customer-upsert", 1, "lose-answer", "after-commit", LOST),
                        fault("job-upsert", FOR_GOOD, "http:400", "before-commit", UNLUCKY)));
    }

    private static Map<String, Object> fault(String operation, int count, String fault, String when, String match) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("operation", operation);
        plan.put("nth", 1);
        plan.put("count", count);
        plan.put("fault", fault);
        plan.put("when", when);
        plan.put("match", match);
        return plan;
    }

    private void winSpecialDeals() throws IOException, InterruptedException {
        enterCustomerBefore();
        win(Ending.PROJECT_FOR_KNOWN_CUSTOMER, "ca", Map.of(), account("Prairie Grain Co-operative", KNOWN_ACCOUNT));
        salesforce().turn("webhookCopies", 2); // the poll is the third to tell
        win(Ending.PROJECT_ONCE, "fr", Map.of(), Map.of("Name", "Ateliers du Rhône SA"));
        salesforce().turn("webhookCopies", 1);
        win(Ending.PROJECT_AFTER_LOST_ANSWER, "gb", Map.of(), Map.of("Name", LOST));
        win(Ending.HELD_FOR_FINANCE, "de", Map.of(), withoutTaxNumber());
        win(Ending.HELD_FOR_PMO, "de", unfitting(), Map.of("Name", "Elbtal Logistik GmbH"));
        win(Ending.UNDONE, "us", Map.of(), Map.of("Name", UNLUCKY));
    }

    private static Map<String, Object> account(String name, String number) {
        return Map.of("Name", name, "AccountNumber", number);
    }

    private static Map<String, Object> withoutTaxNumber() {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("Name", "Isarwerk Robotik GmbH");
        account.put("Tax_Number__c", null);
        return account;
    }

    /** Training is not sold as a retainer, so no template fits. */
    private static Map<String, Object> unfitting() {
        return Map.of(
                "Name", "Elbtal Logistik GmbH – Training by the month",
                "Service_Line__c", "training",
                "Billing_Method__c", "retainer");
    }

    /** Somebody in finance was faster. */
    private void enterCustomerBefore() throws IOException, InterruptedException {
        String subsidiary = netsuite().records("subsidiary").stream()
                .filter(one -> "ca01".equals(one.get("externalId")))
                .map(one -> String.valueOf(one.get("id")))
                .findFirst()
                .orElseThrow(() -> new IOException("the simulator of NetSuite has no subsidiary ca01"));
        netsuite()
                .put(
                        "customer",
                        Map.of(
                                "entityId",
                                "PRAIRIE",
                                "companyName",
                                "Prairie Grain Co-operative",
                                "accountNumber",
                                KNOWN_ACCOUNT,
                                "subsidiary",
                                Map.of("id", subsidiary)));
    }

    private void winPlainDeals(int from, int to) throws IOException, InterruptedException {
        for (int i = from; i < to; i++) {
            win(Ending.PROJECT, COUNTRIES.get(i % COUNTRIES.size()), Map.of(), Map.of());
        }
    }

    private void win(Ending meant, String region, Map<String, Object> fields, Map<String, Object> account)
            throws IOException, InterruptedException {
        for (String id : salesforce().win(1, List.of(region), fields, account)) {
            deals.add(new WonDeal(id, region, meant));
        }
    }

    /** The ERP answers nothing but 503. */
    void beginOutage() throws IOException, InterruptedException {
        netsuite().fault(List.of(Map.of("operation", "*", "nth", 1, "count", 100_000, "fault", "http:503")));
    }

    /** The ERP works again; the faults that were meant for single deals stay. */
    void endOutage() throws IOException, InterruptedException {
        List<Map<String, Object>> others = netsuite().faults().stream()
                .filter(plan -> !"*".equals(plan.get("operation")))
                .toList();
        netsuite().heal();
        netsuite().fault(others);
    }

    private Simulator salesforce() {
        return simulators.get("salesforce");
    }

    private Simulator netsuite() {
        return simulators.get("netsuite");
    }
}
