package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the firm sells: services by the hour for each role, and packages, priced in each currency. */
final class Catalogue {

    static final List<String> SERVICE_LINES = List.of("strategy", "implementation", "managed-services", "training");
    private static final Map<String, Integer> ROLES = Map.of(
            "consultant", 180,
            "senior-consultant", 225,
            "architect", 275,
            "project-manager", 210);
    private static final Map<String, Integer> PER_DOLLAR =
            Map.of("USD", 100, "CAD", 135, "EUR", 92, "GBP", 79, "INR", 8300, "JPY", 15000, "AUD", 150);
    private static final int PACKAGE_PRICE = 10_000;

    private final Org org;
    private final OrgRecords records;

    Catalogue(Org org, OrgRecords records) {
        this.org = org;
        this.records = records;
    }

    static List<String> roles() {
        return ROLES.keySet().stream().sorted().toList();
    }

    void seed(Call call) {
        String book = put(
                        call,
                        "Pricebook2",
                        Json.object().put("Name", "Standard Price Book").put("IsActive", true))
                .get("Id")
                .textValue();
        for (String line : SERVICE_LINES) {
            roles().forEach(role -> product(call, book, line, role, ROLES.get(role)));
            product(call, book, line, "package", PACKAGE_PRICE);
        }
    }

    private void product(Call call, String book, String line, String kind, int dollars) {
        ObjectNode product = put(
                call,
                "Product2",
                Json.object()
                        .put("Name", words(line) + ", " + words(kind))
                        .put("ProductCode", code(line, kind))
                        .put("Family", line)
                        .put("IsActive", true));
        for (String currency : PER_DOLLAR.keySet().stream().sorted().toList()) {
            put(
                    call,
                    "PricebookEntry",
                    Json.object()
                            .put("Pricebook2Id", book)
                            .put("Product2Id", product.get("Id").textValue())
                            .put("UnitPrice", price(dollars, currency))
                            .put("CurrencyIsoCode", currency)
                            .put("IsActive", true));
        }
    }

    /** The entry of a product in a currency. */
    ObjectNode entry(String line, String kind, String currency) {
        String product = org.store().all("Product2").stream()
                .filter(one -> code(line, kind).equals(Json.text(one, "ProductCode")))
                .findFirst()
                .orElseThrow()
                .get("Id")
                .textValue();
        return org.store().all("PricebookEntry").stream()
                .filter(entry -> product.equals(Json.text(entry, "Product2Id")))
                .filter(entry -> currency.equals(Json.text(entry, "CurrencyIsoCode")))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode put(Call call, String type, ObjectNode fields) {
        return records.put(call, org.type(type), fields);
    }

    private static BigDecimal price(int dollars, String currency) {
        return BigDecimal.valueOf((long) dollars * PER_DOLLAR.get(currency) / 100);
    }

    private static String code(String line, String kind) {
        return (line.substring(0, 4) + "-" + kind).toUpperCase(java.util.Locale.ROOT);
    }

    static String words(String kebab) {
        String spaced = kebab.replace('-', ' ');
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
