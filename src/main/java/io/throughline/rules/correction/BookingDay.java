package io.throughline.rules.correction;

import java.time.LocalDate;
import java.util.Optional;

/** On which day the books of a company take something of a day (D17). */
@FunctionalInterface
public interface BookingDay {

    /**
     * The day itself, or the first open one; empty if no period is open.
     *
     * @param day for a reversal the accounting date of what it takes back
     */
    Optional<LocalDate> of(String legalEntity, LocalDate day);
}
