package io.throughline.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One table of exchange rates, {@code config/exchange-rates/<table>.csv}. A rate is in force for stated days; outside of them there is none:
 * never 1, never yesterday's by silence (D7), never the inverse of the other direction.
 *
 * @param table its name
 * @param rates rates of one pair do not overlap in time
 */
public record ExchangeRates(String table, List<ExchangeRate> rates) {

    /** The rate in force on a day; empty if nobody entered one. */
    public Optional<ExchangeRate> find(String from, String to, LocalDate date) {
        return rates.stream().filter(rate -> rate.covers(from, to, date)).findFirst();
    }
}
