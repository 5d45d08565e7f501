package io.throughline.rules.entities;

import io.throughline.config.ExchangeRate;
import java.time.LocalDate;
import java.util.Optional;

/** Where exchange rates come from: empty if nobody entered one for the day (D7). */
@FunctionalInterface
public interface RatesOfDay {

    /** One unit of {@code from} in units of {@code to} on a day. */
    Optional<ExchangeRate> find(String from, String to, LocalDate on);
}
