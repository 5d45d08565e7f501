package io.throughline.rules.rates;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All cards that can price the work of one contract, the narrowest scope first (D24). Immutable; used by many threads.
 *
 * @param cards approved cards of one currency, in the order in which they are asked
 * @param foreign approved cards of the same scopes in another currency than the contract's (D29): they price nothing
 */
public record RateBook(String currency, List<RateCard> cards, List<RateCard> foreign) {

    /** No prices. */
    public static RateBook empty(String currency) {
        return new RateBook(currency, List.of(), List.of());
    }

    /**
     * Who asks for prices.
     *
     * @param currency of the contract
     * @param legalEntity that contracts
     * @param contractId by our own id; null if there is none
     * @param quoteId null if there is none
     * @param customerId null if there is none
     */
    public record Buyer(String currency, String legalEntity, String contractId, String quoteId, String customerId) {

        private boolean isMeantBy(RateCard card) {
            boolean seller = card.legalEntity() == null || card.legalEntity().equals(legalEntity);
            return seller
                    && switch (card.scope().level()) {
                        case CONTRACT, CONTRACT_LINE ->
                            Objects.equals(card.scope().id(), contractId);
                        case QUOTE -> Objects.equals(card.scope().id(), quoteId);
                        case CUSTOMER -> Objects.equals(card.scope().id(), customerId);
                        case GENERAL -> true;
                    };
        }
    }

    /** The cards for a buyer, of all that there are. */
    public static RateBook of(List<RateCard> all, Buyer buyer) {
        List<RateCard> meant = all.stream()
                .filter(RateCard::approved)
                .filter(buyer::isMeantBy)
                .sorted(Comparator.comparing((RateCard card) -> card.scope().level())
                        .thenComparing(card -> card.legalEntity() == null)
                        .thenComparing(RateCard::id))
                .toList();
        return new RateBook(
                buyer.currency(),
                meant.stream()
                        .filter(card -> card.currency().equals(buyer.currency()))
                        .toList(),
                meant.stream()
                        .filter(card -> !card.currency().equals(buyer.currency()))
                        .toList());
    }

    /**
     * The rows of the narrowest scope that match best: one, or those of several tiers. Rows of a wider scope are asked only if no row of the narrower one matches.
     *
     * @return empty if no row of any scope matches (D25)
     */
    Optional<Found> find(RateQuery query) {
        Found best = null;
        for (RateCard card : cards) {
            if (best != null && best.isNarrowerThan(card)) {
                break;
            }
            for (RateRow row : card.rows()) {
                int fit = row.holdsOn(query.workedOn()) ? row.fit(query) : -1;
                if (fit >= 0) {
                    best = best == null || fit > best.fit() ? new Found(card, row, fit) : best.and(card, row, fit);
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
