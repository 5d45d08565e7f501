package io.throughline.rules.rates;

import io.throughline.rules.money.TimeUnit;
import java.time.LocalDate;

/**
 * What is to be priced (D25).
 *
 * @param workedOn the day whose rate applies (D23)
 * @param role role of the work; null if it has none
 * @param employeeId who worked; null if nobody is named
 * @param resourcingEntity company whose person it is; null if unknown
 * @param organisationalUnit unit of the person; null if unknown
 * @param unit the unit that the contract sells: a row in another unit is the weaker match
 * @param kind of work, which decides about supplements: {@code regular}, {@code overtime} and so on; null: regular
 */
public record RateQuery(
        LocalDate workedOn,
        String role,
        String employeeId,
        String resourcingEntity,
        String organisationalUnit,
        TimeUnit unit,
        String kind) {

    /** Work of a role on a day, with nothing else known. */
    public static RateQuery of(LocalDate workedOn, String role) {
        return new RateQuery(workedOn, role, null, null, null, TimeUnit.HOUR, null);
    }
}
