package io.throughline.rules.correction;

import java.time.LocalDate;
import java.util.Optional;

/** On which day the books of a company take work of a day (D17). */
@FunctionalInterface
public interface BookingDay {

    /** The day itself, or the first open one; empty if no period is open. */
    Optional<LocalDate> of(String legalEntity, LocalDate workedOn);
}
