package io.throughline.rules.money;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.time.LocalDate;

/**
 * D7: a missing exchange rate is never 1 and never yesterday's by silence.
 *
 * @param converted how amounts convert; null while held
 * @param ruling applied, or held for finance
 */
public record D7Exchange(D8Converted converted, Ruling ruling) {

    private static final String RULE = "D7";

    /** Whether nothing may be posted. */
    public boolean isHeld() {
        return converted == null;
    }

    /**
     * The rate of a day.
     *
     * @param team who decides if there is none
     * @param atRisk what waits then; null if unknown
     */
    public static D7Exchange find(DatedRates rates, String from, String to, LocalDate on, String team, Money atRisk) {
        if (from.equals(to)) {
            return new D7Exchange(new D8Converted(null, on), null);
        }
        Numbers numbers = Numbers.of("from", from).and("to", to).and("on", on);
        return rates.find(from, to, on)
                .map(rate -> new D7Exchange(
                        new D8Converted(rate, on),
                        Ruling.applied(
                                "D8",
                                "Both currencies travel with the rate of the day and its source.",
                                numbers.and("rate", rate.rate())
                                        .and("source", rate.source())
                                        .map())))
                .orElseGet(() -> new D7Exchange(
                        null,
                        Ruling.held(
                                RULE,
                                "There is no exchange rate from %s to %s for %s.".formatted(from, to, on),
                                numbers.map(),
                                team,
                                "Enter the rate of that day and retry.",
                                atRisk)));
    }
}
