package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.math.BigDecimal;
import java.util.Collection;

/** What the org works out itself when a record is saved. */
final class Derivation {

    private final Org org;

    Derivation(Org org) {
        this.org = org;
    }

    /**
     * Completes a record before it is kept.
     *
     * @param before the record as it was, null for a new one
     * @param values what the caller set
     */
    void complete(SObjectType type, ObjectNode before, ObjectNode values, ObjectNode record) {
        switch (type.name()) {
            case "Opportunity" -> opportunity(before, values, record);
            case "OpportunityLineItem" -> lineItem(record);
            case "Contact", "User" -> record.put("Name", fullName(record));
            default -> {
                // nothing is derived
            }
        }
    }

    private static String fullName(ObjectNode record) {
        String first = Json.text(record, "FirstName");
        return first == null ? Json.text(record, "LastName") : first + " " + Json.text(record, "LastName");
    }

    private void opportunity(ObjectNode before, ObjectNode values, ObjectNode record) {
        String label = record.path("StageName").asText();
        Stage stage = org.type("Opportunity")
                .field("StageName")
                .map(field -> field.values().getOrDefault(label, label))
                .flatMap(Stage::of)
                .orElseThrow(() -> Failures.refusal(
                        400,
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "Stage: bad value for restricted picklist field: " + label,
                        "StageName"));
        boolean moved = before == null || !label.equals(Json.text(before, "StageName"));
        if (moved) {
            record.put("LastStageChangeDate", org.now());
        }
        if (moved && !values.has("Probability")) {
            record.put("Probability", stage.probability());
        }
        record.put("IsWon", stage.won()).put("IsClosed", stage.closed());
        record.put("ForecastCategory", stage.forecast()).put("ForecastCategoryName", stage.forecast());
        total(record);
    }

    /** A deal with line items has their sum as its amount, whatever a caller sets. */
    private void total(ObjectNode record) {
        Collection<ObjectNode> items = org.children(
                new SObjectType.Child("", "OpportunityLineItem", "OpportunityId"),
                record.get("Id").textValue());
        record.put("HasOpportunityLineItem", !items.isEmpty());
        if (!items.isEmpty()) {
            BigDecimal sum = items.stream()
                    .map(item -> item.get("TotalPrice").decimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            record.put("Amount", sum);
        }
    }

    private void lineItem(ObjectNode record) {
        ObjectNode entry = entry(record);
        ObjectNode product =
                org.find("Product2", entry.path("Product2Id").asText()).orElseThrow();
        ObjectNode deal = org.find("Opportunity", record.path("OpportunityId").asText())
                .orElseThrow(() -> Failures.refusal(
                        400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", "OpportunityId"));
        record.set("Product2Id", product.get("Id"));
        record.set("ProductCode", product.get("ProductCode"));
        record.set("CurrencyIsoCode", deal.get("CurrencyIsoCode"));
        record.set("ListPrice", entry.get("UnitPrice"));
        record.put("Name", Json.text(deal, "Name") + " " + Json.text(product, "Name"));
        if (Json.blank(record, "UnitPrice")) {
            record.set("UnitPrice", entry.get("UnitPrice"));
        }
        BigDecimal quantity = record.get("Quantity").decimalValue();
        record.put("TotalPrice", quantity.multiply(record.get("UnitPrice").decimalValue()));
    }

    private ObjectNode entry(ObjectNode record) {
        String id = Json.text(record, "PricebookEntryId");
        if (id != null) {
            return org.find("PricebookEntry", id).orElseThrow();
        }
        String product = Json.text(record, "Product2Id");
        ObjectNode found = org.store().all("PricebookEntry").stream()
                .filter(entry -> entry.path("Product2Id").asText().equals(product))
                .findFirst()
                .orElseThrow(() -> Failures.refusal(
                        400,
                        "FIELD_INTEGRITY_EXCEPTION",
                        "field integrity exception: PricebookEntryId (pricebook entry is missing)",
                        "PricebookEntryId"));
        record.set("PricebookEntryId", found.get("Id"));
        return found;
    }
}
