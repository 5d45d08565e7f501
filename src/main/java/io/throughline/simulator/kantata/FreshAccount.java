package io.throughline.simulator.kantata;

import io.throughline.simulator.engine.Surroundings;
import java.time.Instant;
import java.util.List;

/** What an account holds before anybody works in it. */
final class FreshAccount {

    private static final List<String> CURRENCIES = List.of("USD", "CAD", "EUR", "GBP", "INR", "JPY", "AUD");

    private FreshAccount() {}

    static void seed(Account account, Surroundings surroundings) {
        Instant at = surroundings.openedAt();
        Users.seed(account, at);
        ProjectTemplates.seed(account, at);
        ResourceType cards = account.type("rate_cards");
        for (String currency : CURRENCIES) {
            account.put(
                    cards,
                    account.blank(cards, at)
                            .put("title", "Standard " + currency)
                            .put("currency", currency)
                            .put("active", true));
        }
        ResourceType fields = account.type("custom_fields");
        account.put(
                fields,
                account.blank(fields, at)
                        .put("name", "CRM deal")
                        .put("subject_type", "Workspace")
                        .put("value_type", "string")
                        .put("unique_value", true));
    }
}
