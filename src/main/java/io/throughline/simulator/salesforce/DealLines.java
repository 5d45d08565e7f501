package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** The line items of a deal: hours by role, a package, instalments, or months of a retainer. */
final class DealLines {

    private static final int INSTALMENTS = 3;

    private final Org org;
    private final OrgRecords records;
    private final Catalogue catalogue;

    DealLines(Org org, OrgRecords records, Catalogue catalogue) {
        this.org = org;
        this.records = records;
        this.catalogue = catalogue;
    }

    void add(Call call, ObjectNode deal, DealTerms terms, Random chance) {
        switch (terms.billingMethod()) {
            case "time-and-materials" -> hours(call, deal, terms, chance);
            case "milestone" -> instalments(call, deal, terms, chance);
            case "retainer" -> months(call, deal, terms, chance);
            default -> whole(call, deal, terms, chance);
        }
    }

    private void hours(Call call, ObjectNode deal, DealTerms terms, Random chance) {
        List<String> roles = Catalogue.roles();
        int first = chance.nextInt(roles.size());
        for (int i = 0; i < 2 + chance.nextInt(2); i++) {
            String role = roles.get((first + i) % roles.size());
            int hours = 8 * (5 + chance.nextInt(40));
            store(
                    call,
                    item(deal, terms, role, i + 1)
                            .put("Quantity", BigDecimal.valueOf(hours))
                            .put("Role__c", role)
                            .put("Description", Catalogue.words(role) + ", " + hours + " hours"));
        }
    }

    private void instalments(Call call, ObjectNode deal, DealTerms terms, Random chance) {
        List<String> names = List.of("Design approved", "Solution accepted", "Go-live");
        for (int i = 0; i < INSTALMENTS; i++) {
            BigDecimal price = price(deal, terms, 1 + chance.nextInt(4));
            store(
                    call,
                    item(deal, terms, "package", i + 1)
                            .put("Quantity", BigDecimal.ONE)
                            .put("UnitPrice", price)
                            .put(
                                    "ServiceDate",
                                    terms.start()
                                            .plusMonths((long) terms.months() * (i + 1) / INSTALMENTS)
                                            .toString())
                            .put("Role__c", "senior-consultant")
                            .put("Description", names.get(i)));
        }
    }

    private void months(Call call, ObjectNode deal, DealTerms terms, Random chance) {
        store(
                call,
                item(deal, terms, "package", 1)
                        .put("Quantity", BigDecimal.valueOf(terms.months()))
                        .put("UnitPrice", price(deal, terms, 1 + chance.nextInt(3)))
                        .put("Role__c", "consultant")
                        .put("Description", "Monthly retainer"));
    }

    private void whole(Call call, ObjectNode deal, DealTerms terms, Random chance) {
        store(
                call,
                item(deal, terms, "package", 1)
                        .put("Quantity", BigDecimal.ONE)
                        .put("UnitPrice", price(deal, terms, 3 + chance.nextInt(15)))
                        .put("Role__c", "consultant")
                        .put("Description", "Fixed price"));
    }

    private BigDecimal price(ObjectNode deal, DealTerms terms, int times) {
        return catalogue
                .entry(terms.serviceLine(), "package", Json.text(deal, "CurrencyIsoCode"))
                .get("UnitPrice")
                .decimalValue()
                .multiply(BigDecimal.valueOf(times));
    }

    private void store(Call call, ObjectNode item) {
        records.put(call, org.type("OpportunityLineItem"), item);
    }

    private ObjectNode item(ObjectNode deal, DealTerms terms, String kind, int order) {
        ObjectNode entry = catalogue.entry(terms.serviceLine(), kind, Json.text(deal, "CurrencyIsoCode"));
        return Json.object()
                .put("OpportunityId", deal.get("Id").textValue())
                .put("PricebookEntryId", entry.get("Id").textValue())
                .put("SortOrder", order);
    }
}
