package io.throughline.rules.rates;

import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** D27: two rows of the same scope and match may not overlap in time. */
public final class D27Overlap {

    private static final String RULE = "D27";

    private D27Overlap() {}

    /**
     * Two rows of which nobody would know which counts, or between which nothing counts.
     *
     * @param first as {@code card/row}
     * @param second as {@code card/row}
     * @param ruling names both with their days
     */
    public record Clash(String first, String second, Ruling ruling) {}

    /** Every pair of rows of the same scope that overlap, within and across cards; empty if the cards are good. */
    public static List<Clash> overlaps(List<RateCard> cards, String team) {
        List<Priced.Row> rows = rows(cards);
        List<Clash> clashes = new ArrayList<>();
        for (int later = 1; later < rows.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Priced.Row one = rows.get(earlier);
                Priced.Row other = rows.get(later);
                if (sameSeller(one, other) && one.row().meets(other.row())) {
                    clashes.add(clash(one, other, "Two rates of the same match are in force on the same days.", team));
                }
            }
        }
        return clashes;
    }

    /** Every pair of rows of the same match between which there are days without a price. */
    public static List<Clash> gaps(RateCard card, String team) {
        List<Priced.Row> rows = rows(List.of(card)).stream()
                .sorted(Comparator.comparing(found -> found.row().validFrom()))
                .toList();
        List<Clash> gaps = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            Priced.Row one = rows.get(at);
            rows.subList(at + 1, rows.size()).stream()
                    .filter(other -> sameMatch(one.row(), other.row()))
                    .findFirst()
                    .filter(next -> hasGap(one.row().validTo(), next.row().validFrom()))
                    .ifPresent(next -> gaps.add(
                            clash(one, next, "Between two rates of the same match are days without one.", team)));
        }
        return gaps;
    }

    /** Found rows of which more than one prices the same part of the quantity. */
    static Optional<Ruling> among(List<Priced.Row> found, String team) {
        for (int later = 1; later < found.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Priced.Row one = found.get(earlier);
                Priced.Row other = found.get(later);
                if (one.row().tier().overlaps(other.row().tier())) {
                    return Optional.of(clash(one, other, "Two rates match equally well on this day.", team)
                            .ruling());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Priced.Row> rows(List<RateCard> cards) {
        return cards.stream()
                .flatMap(card -> card.rows().stream().map(row -> new Priced.Row(card, row)))
                .toList();
    }

    private static boolean sameSeller(Priced.Row one, Priced.Row other) {
        return one.card().scope().equals(other.card().scope())
                && one.card().currency().equals(other.card().currency())
                && Objects.equals(one.card().legalEntity(), other.card().legalEntity());
    }

    private static boolean sameMatch(RateRow one, RateRow other) {
        return one.match().equals(other.match())
                && one.price().unit() == other.price().unit()
                && one.tier().equals(other.tier());
    }

    private static boolean hasGap(LocalDate end, LocalDate start) {
        return !end.equals(LocalDate.MAX) && end.plusDays(1).isBefore(start);
    }

    private static Clash clash(Priced.Row one, Priced.Row other, String says, String team) {
        String first = one.card().nameOf(one.row());
        String second = other.card().nameOf(other.row());
        Numbers numbers = Numbers.of("first", first)
                .and("first in force", one.row().days())
                .and("second", second)
                .and("second in force", other.row().days());
        return new Clash(
                first,
                second,
                Ruling.held(
                        RULE,
                        says,
                        numbers.map(),
                        team,
                        "End the one where the other begins, and load the card again.",
                        null));
    }
}
