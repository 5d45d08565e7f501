package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes deals: the few open ones of a fresh org, and those that the control call wins in bulk. */
final class Deals {

    static final int SALES_OPERATIONS = 2;
    private static final int FIRST_SELLER = 3;
    private static final int OPEN_DEALS = 2;
    private static final int MOST = 10_000;

    private final Org org;
    private final OrgRecords records;
    private final Catalogue catalogue;
    private final Accounts accounts;
    private final DealLines lines;

    Deals(Org org, OrgRecords records) {
        this.org = org;
        this.records = records;
        this.catalogue = new Catalogue(org, records);
        this.accounts = new Accounts(org, records);
        this.lines = new DealLines(org, records, catalogue);
    }

    /** One wish of a caller: what the deals are to look like. */
    private record Wish(String stage, ObjectNode fields, ObjectNode account) {}

    /** Fills a fresh org. */
    void seed() {
        Call call = new Call("SEED", "/", name -> null, new byte[0]);
        call.user(org.user(1));
        users(call);
        catalogue.seed(call);
        Wish open = new Wish(Stage.NEGOTIATION.label(), Json.object(), Json.object());
        for (Country country : Countries.all()) {
            for (int i = 0; i < OPEN_DEALS; i++) {
                make(call, country, open);
            }
        }
    }

    private void users(Call call) {
        user(call, SalesforceCredentials.USERNAME, "Throughline", "Integration");
        user(call, SalesforceCredentials.SALES_USERNAME, "Sales", "Operations");
        for (Country country : Countries.all()) {
            user(call, "sales." + country.code() + "@throughline.example", "Sales", country.name());
        }
    }

    private void user(Call call, String username, String first, String last) {
        ObjectNode user =
                Json.object().put("Username", username).put("FirstName", first).put("LastName", last);
        user.put("Email", username).put("IsActive", true).put("TimeZoneSidKey", "GMT");
        records.put(call, org.type("User"), user);
    }

    /** Creates deals and closes them as won: {@code {count, regions, stage?, fields?, account?}}. */
    Answer win(Call call) {
        ObjectNode body = call.jsonObject();
        int count = body.path("count").asInt(1);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count is 1 to " + MOST);
        }
        List<Country> countries = countries(body.path("regions"));
        Wish wish = new Wish(
                body.path("stage").asText(Stage.CLOSED_WON.label()), object(body, "fields"), object(body, "account"));
        ArrayNode ids = Json.array();
        List<Effect> won = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = make(call, countries.get(i % countries.size()), wish);
            ids.add(id);
            won.add(new Effect(Effect.Kind.CREATED, "Opportunity", id, null));
        }
        call.keepEffects(0);
        call.effects(won);
        ObjectNode answer = Json.object();
        answer.set("opportunities", ids);
        return Answer.ok(answer);
    }

    private static ObjectNode object(ObjectNode body, String name) {
        return body.get(name) instanceof ObjectNode given ? given : Json.object();
    }

    private static List<Country> countries(JsonNode codes) {
        List<Country> chosen = new ArrayList<>();
        codes.forEach(code -> chosen.add(Countries.of(code.asText())));
        return chosen.isEmpty() ? Countries.all() : chosen;
    }

    private String make(Call call, Country country, Wish wish) {
        call.user(org.user(FIRST_SELLER + Countries.all().indexOf(country)));
        long number = org.store().next("Opportunity");
        Random chance = org.surroundings().chance(-number);
        LocalDate today = LocalDate.ofInstant(org.surroundings().clock().instant(), ZoneId.of(country.zone()));
        String company =
                country.companies().get(chance.nextInt(country.companies().size()));
        String name = Json.blank(wish.account(), "Name") ? company : Json.text(wish.account(), "Name");
        ObjectNode account = accounts.ensure(call, country, name, wish.account());
        DealTerms terms = DealTerms.draw(chance, today);
        ObjectNode deal = deal(country, account, terms, number);
        deal.setAll(terms.toFields(chance, today));
        deal.put("StageName", Stage.NEGOTIATION.label());
        if (account.path("PO_Required__c").booleanValue()) {
            deal.put("PO_Number__c", "PO-" + (400_000 + number));
        }
        deal.put("Legal_Entity__c", chance.nextInt(3) == 0 ? pick(country.entities(), chance) : null);
        deal.setAll(wish.fields());
        ObjectNode kept = records.put(call, org.type("Opportunity"), deal);
        lines.add(call, kept, terms, chance);
        contactRole(call, kept, account);
        return close(call, kept, wish);
    }

    private static ObjectNode deal(Country country, ObjectNode account, DealTerms terms, long number) {
        return Json.object()
                .put("Name", Json.text(account, "Name") + " – " + Catalogue.words(terms.serviceLine()) + " " + number)
                .put("AccountId", account.get("Id").textValue())
                .put("Type", "New Business")
                .put("CurrencyIsoCode", country.currency())
                .put("Region__c", country.code())
                .put("Contract_Number__c", "C-" + country.isoCode() + "-" + (20_000 + number));
    }

    private static String pick(List<String> list, Random chance) {
        return list.get(chance.nextInt(list.size()));
    }

    private void contactRole(Call call, ObjectNode deal, ObjectNode account) {
        String accountId = account.get("Id").textValue();
        org.store().by("Contact", "AccountId", accountId).stream()
                .findFirst()
                .ifPresent(contact -> records.put(
                        call,
                        org.type("OpportunityContactRole"),
                        Json.object()
                                .put("OpportunityId", deal.get("Id").textValue())
                                .put("ContactId", contact.get("Id").textValue())
                                .put("Role", "Decision Maker")
                                .put("IsPrimary", true)));
    }

    /** The stage comes last, as in life: a won deal already has its lines. */
    private String close(Call call, ObjectNode deal, Wish wish) {
        String id = deal.get("Id").textValue();
        records.put(call, org.type("Opportunity"), Json.object().put("Id", id).put("StageName", wish.stage()));
        return id;
    }
}
