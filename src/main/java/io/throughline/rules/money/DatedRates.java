package io.throughline.rules.money;

import io.throughline.config.ExchangeRate;
import java.time.LocalDate;
import java.util.Optional;

/** Exchange rates with their days: a table of the legal entity, or what the ERP lists. Thread-safe. CRM rates have no days and are not used (D8). */
@FunctionalInterface
public interface DatedRates {

    /** The rate from one currency into the other that is in force on a day; empty if nobody entered one: never 1, never that of another day. */
    Optional<ExchangeRate> find(String from, String to, LocalDate on);
}
