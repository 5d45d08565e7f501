package io.throughline.rules.rates;

import java.util.ArrayList;
import java.util.List;

/** Rows of one scope that match equally well: one, or several tiers. Not thread-safe. */
final class Found {

    private final int fit;
    private final RateCard card;
    private final List<Priced.Row> rows = new ArrayList<>(1);

    Found(RateCard card, RateRow row, int fit) {
        this.card = card;
        this.fit = fit;
        rows.add(new Priced.Row(card, row));
    }

    int fit() {
        return fit;
    }

    boolean isNarrowerThan(RateCard other) {
        boolean otherSeller = card.legalEntity() != null && other.legalEntity() == null;
        return card.scope().level() != other.scope().level() || otherSeller;
    }

    Found and(RateCard other, RateRow row, int otherFit) {
        if (otherFit == fit) {
            rows.add(new Priced.Row(other, row));
        }
        return this;
    }

    List<Priced.Row> rows() {
        return rows;
    }
}
