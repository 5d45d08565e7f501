package io.throughline.runner.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What an hour costs and what it is sold for, in minor units. Prices and some cost rates change on one day in the middle of the first month. */
final class LoadedPrices {

    /** Roles in the order of the PSA's ids. */
    static final List<String> ROLES = List.of("Consultant", "Senior Consultant", "Architect", "Project Manager");

    private static final long[] SOLD = {12_350, 15_575, 18_735, 14_280};
    private static final long[] COSTS = {5_210, 6_845, 8_990, 7_105};
    private static final int CENTS = 2;

    /** How many units of a currency make about one euro, so that amounts look as they do there. */
    private static final Map<String, String> UNITS =
            Map.of("JPY", "163", "INR", "91", "AUD", "1.65", "CAD", "1.5", "USD", "1.1", "GBP", "0.85");

    private static final BigDecimal DEARER = new BigDecimal("1.0725");
    private static final BigDecimal RAISE = new BigDecimal("1.045");

    private final LocalDate change;

    LoadedPrices(LoadOrder order) {
        this.change = order.first().atDay(16);
    }

    /** First day of the new prices. */
    LocalDate change() {
        return change;
    }

    /** Price of an hour of a role. */
    long price(LoadedCompany company, int role, LocalDate day) {
        long before = local(company, SOLD[role] + company.index() * 115L);
        return day.isBefore(change) ? before : times(before, DEARER);
    }

    /** Cost of an hour of a person; every third one gets a raise. */
    long cost(LoadedPerson person, LocalDate day) {
        long before = local(person.company(), COSTS[person.role()] + person.index() % 97 * 13L);
        return person.index() % 3 == 0 && !day.isBefore(change) ? times(before, RAISE) : before;
    }

    /** An amount in euro cents as it would be in the company's currency. */
    static long local(LoadedCompany company, long cents) {
        return new BigDecimal(UNITS.getOrDefault(company.currency(), "1"))
                .multiply(BigDecimal.valueOf(cents))
                .movePointRight(company.digits() - CENTS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long times(long minor, BigDecimal factor) {
        return factor.multiply(BigDecimal.valueOf(minor))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
