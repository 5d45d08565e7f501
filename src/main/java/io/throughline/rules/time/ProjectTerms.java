package io.throughline.rules.time;

import io.throughline.canonical.Json;
import io.throughline.rules.Fields;
import io.throughline.rules.billing.D32BillingOfClass;
import io.throughline.rules.money.D6Increment;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import io.throughline.rules.rates.RateBook;
import io.throughline.rules.rates.RateCard;
import io.throughline.rules.rates.RateRow;
import io.throughline.rules.rates.RateScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project with the terms of its contract, compiled once and asked for every entry. Immutable; used by many threads.
 *
 * @param projectId our id
 * @param currency of the contract
 * @param increment D6; null: as the legal entity says
 * @param lines by key of the contract line; {@code null}'s place is {@code ""}, for entries that name none
 * @param assignments of the project
 * @param tasks task by synced issue (D10)
 */
public record ProjectTerms(
        String projectId,
        String currency,
        D6Increment increment,
        Map<String, Line> lines,
        List<Assignment> assignments,
        Map<String, String> tasks) {

    /**
     * A contract line.
     *
     * @param billing how time on it is billed (D32)
     * @param unit in which it is sold
     * @param role role of the line; null if it has none
     * @param rates what prices its work (D24)
     */
    public record Line(D32BillingOfClass billing, TimeUnit unit, String role, RateBook rates) {

        /** Whether the value of the work is charged: by time, or against a retainer (D34). */
        boolean isCharged() {
            return billing.isCharged() || ("retainer".equals(billing.method()) && !billing.included());
        }
    }

    /**
     * Compiles a contract.
     *
     * @param contract canonical contract
     * @param cards every canonical rate card that there is; those of other contracts, quotes and customers are passed over
     * @param buyer who asks for prices; its currency is the contract's
     */
    public static ProjectTerms of(
            String projectId,
            Map<String, Object> contract,
            List<Map<String, Object>> cards,
            RateBook.Buyer buyer,
            List<Map<String, Object>> assignments,
            Map<String, String> tasks) {
        List<RateCard> compiled = cards.stream().map(RateCard::of).toList();
        Map<String, Line> lines = new HashMap<>();
        for (Object line : Json.asList(contract.getOrDefault("lines", List.of()))) {
            String key = Json.textAt(line, "key");
            lines.put(key, line(contract, key, Json.asObject(line), compiled, buyer));
        }
        lines.put(
                "",
                lines.size() == 1 ? lines.values().iterator().next() : line(contract, null, Map.of(), compiled, buyer));
        return new ProjectTerms(
                projectId,
                buyer.currency(),
                D6Increment.of(contract).orElse(null),
                Map.copyOf(lines),
                assignments.stream().map(Assignment::of).toList(),
                Map.copyOf(tasks));
    }

    private static Line line(
            Map<String, Object> contract,
            String key,
            Map<String, Object> line,
            List<RateCard> cards,
            RateBook.Buyer buyer) {
        List<RateCard> all = new ArrayList<>(cards);
        cardOf(key, line, buyer).ifPresent(all::add);
        return new Line(
                D32BillingOfClass.of(contract, key, "time"),
                TimeUnit.of(Json.textAt(line, "unit")).orElse(TimeUnit.HOUR),
                Json.textAt(line, "role"),
                RateBook.of(all, buyer));
    }

    /** The price that stands at a line is a card of its own, narrower than that of the quote and wider than that of the contract. */
    private static Optional<RateCard> cardOf(String key, Map<String, Object> line, RateBook.Buyer buyer) {
        Fields fields = new Fields(line);
        return fields.money("rate")
                .flatMap(price -> TimeUnit.of(fields.text("unit").orElse("hour"))
                        .map(unit -> new RateCard(
                                "contract line " + key,
                                new RateScope(RateScope.Level.CONTRACT_LINE, buyer.contractId()),
                                price.currency(),
                                null,
                                true,
                                List.of(new RateRow(
                                        "rate",
                                        new RateRow.Match(fields.text("role").orElse(null), null, null, null),
                                        new UnitPrice(price, unit),
                                        LocalDate.MIN,
                                        LocalDate.MAX,
                                        RateRow.Tier.ALL,
                                        Map.of())))));
    }

    /** A line; the only one, or none that is billed, for an entry that names none. */
    Line line(String key) {
        Line line = lines.get(key == null ? "" : key);
        return line == null ? lines.get("") == null ? null : unknown(key) : line;
    }

    private Line unknown(String key) {
        D32BillingOfClass held =
                D32BillingOfClass.of(Map.of("id", String.valueOf(projectId), "lines", List.of()), key, "time");
        return new Line(held, TimeUnit.HOUR, null, RateBook.empty(currency));
    }
}
