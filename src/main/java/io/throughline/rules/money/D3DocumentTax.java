package io.throughline.rules.money;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D3: the tax of a document, rounded per line, per document, or per document and rate.
 *
 * @param tax of the whole document
 * @param byRate tax by rate in per cent, in the order in which the rates first stand; not rounded where the level is the document: then only the whole is
 */
public record D3DocumentTax(Money tax, Map<BigDecimal, Money> byRate) {

    private static final String RULE = "D3";

    /**
     * A line that is taxed.
     *
     * @param net without tax; negative in a credit
     * @param rate in per cent
     */
    public record Line(Money net, BigDecimal rate) {}

    /**
     * The tax of a document.
     *
     * @param lines of one currency, at least one
     * @param rounding mode and level of the legal entity (D2, D3)
     */
    public static D3DocumentTax of(List<Line> lines, RoundingRule rounding) {
        boolean perLine = rounding.taxLevel() == RoundingRule.TaxLevel.LINE;
        Map<BigDecimal, Money> byRate = new LinkedHashMap<>();
        lines.forEach(line -> {
            Money exact = line.net().times(line.rate().movePointLeft(2));
            byRate.merge(line.rate().stripTrailingZeros(), perLine ? rounding.round(exact) : exact, Money::plus);
        });
        if (rounding.taxLevel() == RoundingRule.TaxLevel.DOCUMENT_AND_RATE) {
            byRate.replaceAll((rate, exact) -> rounding.round(exact));
        }
        Money sum = byRate.values().stream().reduce(Money::plus).orElseThrow();
        return new D3DocumentTax(rounding.round(sum), byRate);
    }

    /**
     * Whether the law of the legal entity and the target ledger round at the same level; a set-up where they do not is refused.
     *
     * @param ledger how the target rounds; null if it is not known: then nothing is said
     * @return the refusal, or empty
     */
    public static Optional<Ruling> disagreement(
            String legalEntity, RoundingRule rounding, RoundingRule.TaxLevel ledger, String team) {
        if (ledger == null || ledger == rounding.taxLevel()) {
            return Optional.empty();
        }
        Numbers numbers = Numbers.of("legal entity", legalEntity)
                .and("entity rounds per", rounding.taxLevelWord())
                .and("ledger rounds per", new RoundingRule(rounding.mode(), ledger).taxLevelWord());
        return Optional.of(Ruling.held(
                RULE,
                "The legal entity and its ledger round tax at two levels.",
                numbers.map(),
                team,
                "Let the ledger round as the law of the entity wants it, or correct rounding.taxLevel of the entity.",
                null));
    }

    /**
     * What a ledger says beside what is expected: another result is a known difference, not an error.
     *
     * @return a warning with both, or empty if they are the same
     */
    public static Optional<Ruling> knownDifference(Money expected, Money ofLedger) {
        return expected.equals(ofLedger)
                ? Optional.empty()
                : Optional.of(Ruling.warned(
                        RULE,
                        "The ledger rounds the tax otherwise; its result counts.",
                        Numbers.of("expected", expected)
                                .and("ledger", ofLedger)
                                .and("difference", ofLedger.minus(expected))
                                .map()));
    }
}
