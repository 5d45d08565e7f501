package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * The commercial terms of one deal, drawn by its number.
 *
 * @param months how long the project runs
 */
record DealTerms(String serviceLine, String billingMethod, LocalDate start, int months, String recognition) {

    private static final List<String> BILLING = List.of("time-and-materials", "fixed-price", "milestone", "retainer");
    private static final List<String> PAYMENT = List.of("net-30", "net-45", "net-60");

    static DealTerms draw(Random chance, LocalDate today) {
        String line = Catalogue.SERVICE_LINES.get(chance.nextInt(Catalogue.SERVICE_LINES.size()));
        // managed services are sold by the month, a training is not
        String billing = switch (line) {
            case "managed-services" -> chance.nextBoolean() ? "retainer" : "time-and-materials";
            case "training" -> chance.nextBoolean() ? "fixed-price" : "time-and-materials";
            default -> BILLING.get(chance.nextInt(3));
        };
        LocalDate start = today.plusDays(14 + chance.nextInt(45));
        String recognition = billing.equals("fixed-price") ? "over-time" : "as-invoiced";
        return new DealTerms(
                line,
                billing,
                start,
                2 + chance.nextInt(8),
                billing.equals("milestone") ? "point-in-time" : recognition);
    }

    ObjectNode toFields(Random chance, LocalDate today) {
        return Json.object()
                .put("Service_Line__c", serviceLine)
                .put("Billing_Method__c", billingMethod)
                .put("Revenue_Recognition__c", recognition)
                .put("Payment_Terms__c", PAYMENT.get(chance.nextInt(PAYMENT.size())))
                .put(
                        "Contract_Signed_Date__c",
                        today.minusDays(chance.nextInt(5)).toString())
                .put("Project_Start_Date__c", start.toString())
                .put(
                        "Project_End_Date__c",
                        start.plusMonths(months).minusDays(1).toString())
                .put("CloseDate", today.toString());
    }
}
