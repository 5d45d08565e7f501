package io.throughline.rules.rates;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * D23 to D26: the price of work: the row in force on the work date, of the narrowest scope, that matches best. No match is a hold, an explicit zero is a price.
 *
 * @param priced the price; null while held
 * @param ruling which rule decided, with card and row; held for D25 (no match), D27 (two rows) or D29 (only prices in another currency)
 */
public record D25Price(Priced priced, Ruling ruling) {

    /** Whether nobody knows the price. */
    public boolean isHeld() {
        return priced == null;
    }

    /**
     * The price of some work.
     *
     * @param team who decides if there is none
     * @param atRisk what waits then; null if unknown
     */
    public static D25Price of(RateBook book, RateQuery query, String team, Money atRisk) {
        Optional<Found> found = book.find(query);
        if (found.isEmpty()) {
            return held(unmatched(book, query, team, atRisk));
        }
        List<Priced.Row> rows = found.get().rows();
        Optional<Ruling> ambiguous = D27Overlap.among(rows, team);
        return ambiguous.map(D25Price::held).orElseGet(() -> found(rows, query));
    }

    private static D25Price held(Ruling ruling) {
        return new D25Price(null, ruling);
    }

    private static D25Price found(List<Priced.Row> rows, RateQuery query) {
        Priced priced = Priced.of(rows, query.kind());
        Priced.Row first = rows.get(0);
        boolean free = first.row().price().price().signum() == 0;
        Numbers numbers = Numbers.of("row", priced.source())
                .and("scope", first.card().scope())
                .and("worked on", query.workedOn())
                .and("in force", first.row().days())
                .and("rate", priced.parts().get(0).price());
        return new D25Price(
                priced,
                free
                        ? Ruling.applied("D26", "A rate of zero is a price.", numbers.map())
                        : Ruling.applied(
                                "D23",
                                "The rate is the one in force on the work date, of the narrowest scope that matches.",
                                numbers.map()));
    }

    private static Ruling unmatched(RateBook book, RateQuery query, String team, Money atRisk) {
        Numbers numbers = numbers(query)
                .and("cards", book.cards().stream().map(RateCard::id).collect(Collectors.joining(", ")));
        boolean foreign = book.foreign().stream()
                .anyMatch(card -> new RateBook(card.currency(), List.of(card), List.of())
                        .find(query)
                        .isPresent());
        return foreign
                ? Ruling.held(
                        "D29",
                        "The only price is in another currency than the contract.",
                        numbers.and("contract currency", book.currency()).map(),
                        team,
                        "Enter the price in the currency of the contract and retry.",
                        atRisk)
                : Ruling.held(
                        "D25",
                        "No rate matches, and no match is never a zero.",
                        numbers.map(),
                        team,
                        "Enter a rate for this role and day in the rate card, or correct the entry, and retry.",
                        atRisk);
    }

    private static Numbers numbers(RateQuery query) {
        return Numbers.of("worked on", query.workedOn())
                .and("role", query.role())
                .and("employee", query.employeeId())
                .and("company", query.resourcingEntity())
                .and("unit", query.organisationalUnit());
    }
}
