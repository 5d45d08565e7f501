package io.throughline.benchmark.mapping;

import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.JsonUtils;
import io.throughline.canonical.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Jolt over maps. It has no tables, no dates and no decimal text: it is given an input in which those are done, and moves and trims. */
final class JoltMapper implements Mapper {

    private final String text = ComparedFiles.mapping("opportunity.jolt.json");
    private Chainr mapping = Chainr.fromSpec(JsonUtils.jsonToList(text));

    @Override
    public String name() {
        return "Jolt 0.1.8 (easier task)";
    }

    @Override
    public void compile() {
        mapping = Chainr.fromSpec(JsonUtils.jsonToList(text));
    }

    @Override
    public byte[] input(byte[] opportunity) {
        Map<String, Object> deal = Json.asObject(Json.read(opportunity));
        Map<String, Map<String, String>> tables = ComparedFiles.tables();
        String currency = (String) deal.get("CurrencyIsoCode");
        look(deal, "Service_Line__c", tables.get("service-lines"));
        look(deal, "Billing_Method__c", tables.get("billing-methods"));
        look(deal, "Payment_Terms__c", tables.get("payment-terms"));
        deal.put("SystemModstamp", ComparedValues.instant((String) deal.get("SystemModstamp")));
        amount(deal, "Amount", currency);
        List<Object> lines = Json.asList(Json.at(deal, "OpportunityLineItems.records"));
        for (Object item : lines) {
            Map<String, Object> line = Json.asObject(item);
            look(Json.asObject(line.get("Product2")), "Family", tables.get("product-families"));
            look(line, "Role__c", tables.get("roles"));
            line.put("Unit", tables.get("product-units").getOrDefault(line.get("ProductCode"), "hour"));
            amount(line, "UnitPrice", currency);
            amount(line, "TotalPrice", currency);
        }
        return PlainTrees.write(deal);
    }

    private static void look(Map<String, Object> object, String field, Map<String, String> table) {
        object.computeIfPresent(field, (name, key) -> table.getOrDefault(key, (String) key));
    }

    private static void amount(Map<String, Object> object, String field, String currency) {
        object.computeIfPresent(field, (name, value) -> ComparedValues.amount((BigDecimal) value, currency));
    }

    @Override
    public Object read(byte[] json) {
        return PlainTrees.read(json);
    }

    @Override
    public Object map(Object tree) {
        return mapping.transform(tree);
    }

    @Override
    public byte[] write(Object result) {
        return PlainTrees.write(result);
    }
}
