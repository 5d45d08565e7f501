package io.throughline.rules.rates;

import io.throughline.canonical.Json;
import io.throughline.rules.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rate card, compiled. Immutable.
 *
 * @param id of the card
 * @param scope for whom it is
 * @param currency of its prices
 * @param legalEntity company that sells at them; null: all
 * @param approved whether its prices may be used: a card that says nothing of approval may
 * @param rows its prices of time
 */
public record RateCard(
        String id, RateScope scope, String currency, String legalEntity, boolean approved, List<RateRow> rows) {

    /** Copies the rows. */
    public RateCard {
        rows = List.copyOf(rows);
    }

    /** The card of a canonical {@code rate-card}. */
    public static RateCard of(Map<String, Object> card) {
        Fields fields = new Fields(card);
        List<RateRow> rows = new ArrayList<>();
        List<Object> written = Json.asList(card.get("rows"));
        for (int at = 0; at < written.size(); at++) {
            RateRow.of(Json.asObject(written.get(at)), at).ifPresent(rows::add);
        }
        return new RateCard(
                fields.text("id").orElse("unknown"),
                RateScope.of(card),
                fields.text("currency").orElse(""),
                fields.text("legalEntity").orElse(null),
                fields.text("approval.status").map("approved"::equals).orElse(true),
                rows);
    }

    /** How explanations name one of its rows. */
    String nameOf(RateRow row) {
        return id + "/" + row.name();
    }
}
