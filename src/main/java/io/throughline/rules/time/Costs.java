package io.throughline.rules.time;

import io.throughline.rules.money.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;

/** What people cost. Thread-safe. Never told to anybody outside of the books (D59). */
@FunctionalInterface
public interface Costs {

    /** Nobody's cost is known. */
    Costs UNKNOWN = (employeeId, workedOn) -> Optional.empty();

    /** The cost rate of a person in force on a day; empty if unknown: then that of the assignment counts. */
    Optional<UnitPrice> of(String employeeId, LocalDate workedOn);
}
