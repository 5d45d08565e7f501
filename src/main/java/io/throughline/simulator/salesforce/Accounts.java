package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

/** Finds or makes the accounts that deals are with, each with a contact. */
final class Accounts {

    private final Org org;
    private final OrgRecords records;

    Accounts(Org org, OrgRecords records) {
        this.org = org;
        this.records = records;
    }

    /** The account of this name in this country. */
    Optional<ObjectNode> named(Country country, String name) {
        return org.all(org.type("Account")).stream()
                .filter(account -> name.equals(Json.text(account, "Name")))
                .filter(account -> country.isoCode().equals(Json.text(account, "BillingCountryCode")))
                .findFirst();
    }

    /** The account of this name, made with plausible data and the given fields if it is not there yet. */
    ObjectNode ensure(Call call, Country country, String name, ObjectNode fields) {
        return named(country, name).orElseGet(() -> make(call, country, name, fields));
    }

    private ObjectNode make(Call call, Country country, String name, ObjectNode fields) {
        long number = org.store().next("Account");
        Random chance = org.surroundings().chance(number);
        ObjectNode draft = address(country, name, number, chance);
        draft.setAll(taxes(country, chance));
        draft.setAll(fields);
        ObjectNode account = records.put(call, org.type("Account"), draft);
        contact(call, country, account, chance);
        return account;
    }

    private static ObjectNode address(Country country, String name, long number, Random chance) {
        String[] place = pick(country.places(), chance).split("\\|");
        return Json.object()
                .put("Name", name)
                .put("AccountNumber", country.isoCode() + "-" + (10_000 + number))
                .put("Type", "Customer")
                .put("BillingCity", place[0])
                .put("BillingState", place[1])
                .put("BillingStateCode", place[2])
                .put("BillingPostalCode", place[3])
                .put("BillingStreet", place[4])
                .put("BillingCountry", country.name())
                .put("BillingCountryCode", country.isoCode())
                .put("CurrencyIsoCode", country.currency())
                .put("Phone", country.dialling() + (10 + chance.nextInt(90)))
                .put("Website", "https://www." + domain(name));
    }

    private ObjectNode taxes(Country country, Random chance) {
        LocalDate today =
                org.surroundings().clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        return Json.object()
                .put("Tax_Number__c", country.taxNumber().apply(chance))
                .put(
                        "Tax_Number_Valid_Until__c",
                        today.plusDays(300 + chance.nextInt(400)).toString())
                .put("Tax_Number_Checked_At__c", org.now())
                .put("PO_Required__c", chance.nextInt(4) == 0);
    }

    private void contact(Call call, Country country, ObjectNode account, Random chance) {
        String[] person = pick(country.people(), chance).split("\\|");
        records.put(
                call,
                org.type("Contact"),
                Json.object()
                        .put("AccountId", account.get("Id").textValue())
                        .put("FirstName", person[0])
                        .put("LastName", person[1])
                        .put("Title", "Head of Procurement")
                        .put("Phone", Json.text(account, "Phone"))
                        .put("Email", "procurement@" + domain(Json.text(account, "Name")))
                        .put("CurrencyIsoCode", country.currency()));
    }

    private static <T> T pick(java.util.List<T> list, Random chance) {
        return list.get(chance.nextInt(list.size()));
    }

    private static String domain(String name) {
        String plain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD);
        return plain.toLowerCase(java.util.Locale.ROOT).split(" ")[0].replaceAll("[^a-z0-9]", "") + ".example";
    }
}
