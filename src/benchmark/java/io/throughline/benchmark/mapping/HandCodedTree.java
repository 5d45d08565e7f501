package io.throughline.benchmark.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** What a good programmer writes for this one mapping, with Jackson's tree. */
final class HandCodedTree implements Mapper {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, Map<String, String>> tables = ComparedFiles.tables();

    @Override
    public String name() {
        return "hand-coded, Jackson tree";
    }

    @Override
    public Object read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] write(Object result) {
        try {
            return JSON.writeValueAsBytes(result);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object map(Object tree) {
        JsonNode deal = (JsonNode) tree;
        String id = required(deal, "Id");
        String currency = text(deal, "CurrencyIsoCode");
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("id", id);
        result.put("name", required(deal, "Name").strip());
        result.put("stage", required(deal, "StageName"));
        result.put("won", deal.path("IsWon").asBoolean(false));
        result.put("version", ComparedValues.instant(required(deal, "SystemModstamp")));
        put(result, "region", lower(text(deal, "Region__c")));
        put(result, "legalEntity", lower(text(deal, "Legal_Entity__c")));
        put(result, "serviceLine", word("service-lines", text(deal, "Service_Line__c")));
        put(result, "billingMethod", word("billing-methods", text(deal, "Billing_Method__c")));
        contract(result, deal);
        put(result, "startOn", ComparedValues.date(text(deal, "Project_Start_Date__c")));
        put(result, "endOn", ComparedValues.date(text(deal, "Project_End_Date__c")));
        money(result, "amount", deal.path("Amount"), currency);
        account(result.putObject("account"), deal.path("Account"));
        lines(result.putArray("lines"), deal.path("OpportunityLineItems").path("records"), currency);
        result.put("url", ComparedFiles.URL + "/lightning/r/Opportunity/" + id + "/view");
        return result;
    }

    private void contract(ObjectNode result, JsonNode deal) {
        ObjectNode contract = JsonNodeFactory.instance.objectNode();
        put(contract, "number", text(deal, "Contract_Number__c"));
        put(contract, "signedOn", ComparedValues.date(text(deal, "Contract_Signed_Date__c")));
        put(contract, "poNumber", text(deal, "PO_Number__c"));
        put(contract, "paymentTerms", word("payment-terms", text(deal, "Payment_Terms__c")));
        if (!contract.isEmpty()) {
            result.set("contract", contract);
        }
    }

    private void account(ObjectNode result, JsonNode account) {
        result.put("id", required(account, "Id"));
        result.put("name", required(account, "Name").strip());
        put(result, "number", text(account, "AccountNumber"));
        String code = text(account, "BillingCountryCode");
        put(result, "country", code != null ? code : row("countries", text(account, "BillingCountry")));
        put(result, "currency", text(account, "CurrencyIsoCode"));
        String tax = text(account, "Tax_Number__c");
        put(result, "taxNumber", tax == null ? null : tax.strip());
        result.put("poRequired", account.path("PO_Required__c").asBoolean(false));
        put(result, "parentId", text(account, "ParentId"));
        ObjectNode address = JsonNodeFactory.instance.objectNode();
        put(address, "street", text(account, "BillingStreet"));
        put(address, "city", text(account, "BillingCity"));
        put(address, "state", text(account, "BillingStateCode"));
        put(address, "postalCode", text(account, "BillingPostalCode"));
        if (!address.isEmpty()) {
            result.set("address", address);
        }
    }

    private void lines(ArrayNode result, JsonNode lines, String currency) {
        for (JsonNode line : lines) {
            ObjectNode made = result.addObject();
            made.put("key", required(line, "Id"));
            String product = text(line, "ProductCode");
            put(made, "productCode", product);
            put(made, "name", name(line));
            put(made, "family", row("product-families", text(line.path("Product2"), "Family")));
            String role = text(line, "Role__c");
            String known = row("roles", role);
            put(made, "role", known != null ? known : role);
            String unit = row("product-units", product);
            made.put("unit", unit != null ? unit : "hour");
            made.set("quantity", line.get("Quantity"));
            money(made, "unitPrice", line.path("UnitPrice"), currency);
            money(made, "total", line.path("TotalPrice"), currency);
            put(made, "serviceOn", ComparedValues.date(text(line, "ServiceDate")));
        }
    }

    private static String name(JsonNode line) {
        String description = text(line, "Description");
        if (description != null) {
            return description;
        }
        String product = text(line.path("Product2"), "Name");
        return product != null ? product : required(line, "Name");
    }

    private static void money(ObjectNode result, String field, JsonNode amount, String currency) {
        if (amount.isNumber()) {
            ObjectNode money = result.putObject(field);
            money.put("value", ComparedValues.amount(amount.decimalValue(), currency));
            money.put("currency", currency);
        }
    }

    private String word(String table, String text) {
        String known = row(table, text);
        return known != null ? known : lower(text);
    }

    private String row(String table, String key) {
        return key == null ? null : tables.get(table).get(key);
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode object, String field) {
        JsonNode found = object.get(field);
        String text = found == null || found.isNull() ? null : found.asText();
        return text == null || text.isEmpty() ? null : text;
    }

    private static String required(JsonNode object, String field) {
        String text = text(object, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private static void put(ObjectNode object, String field, String text) {
        if (text != null) {
            object.put(field, text);
        }
    }
}
