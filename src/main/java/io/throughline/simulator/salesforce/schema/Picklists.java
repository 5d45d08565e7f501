package io.throughline.simulator.salesforce.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of the picklists of a fresh org. What is not here has values that describe does not tell. */
final class Picklists {

    private static final List<String> CURRENCIES = List.of("USD", "CAD", "EUR", "GBP", "INR", "JPY", "AUD");
    private static final List<String> SERVICE_LINES =
            List.of("strategy", "implementation", "managed-services", "training");
    private static final Map<String, List<String>> VALUES = Map.of(
            "Opportunity.StageName",
            List.of(
                    "Prospecting",
                    "Qualification",
                    "Needs Analysis",
                    "Value Proposition",
                    "Id. Decision Makers",
                    "Perception Analysis",
                    "Proposal/Price Quote",
                    "Negotiation/Review",
                    "Closed Won",
                    "Closed Lost"),
            "Opportunity.Service_Line__c",
            SERVICE_LINES,
            "Opportunity.Billing_Method__c",
            List.of("time-and-materials", "fixed-price", "milestone", "retainer"),
            "Opportunity.Revenue_Recognition__c",
            List.of("over-time", "as-invoiced", "point-in-time"),
            "Opportunity.Project_Status__c",
            List.of("Project open, customer being confirmed", "Ready to start", "Stopped"),
            "OpportunityContactRole.Role",
            List.of("Decision Maker", "Economic Buyer", "Evaluator", "Executive Sponsor", "Other"),
            "OpportunityLineItem.Role__c",
            List.of("consultant", "senior-consultant", "architect", "project-manager"),
            "Product2.Family",
            SERVICE_LINES);

    private Picklists() {}

    /** The field with the values that it has in a fresh org. */
    static Field of(String object, Field field) {
        List<String> known = field.name().equals("CurrencyIsoCode")
                ? CURRENCIES
                : VALUES.getOrDefault(object + "." + field.name(), List.of());
        Map<String, String> values = new LinkedHashMap<>();
        known.forEach(value -> values.put(value, value));
        return new Field(
                field.name(),
                field.type(),
                field.length(),
                field.refersTo(),
                field.relationship(),
                field.marks(),
                field.label(),
                values);
    }
}
