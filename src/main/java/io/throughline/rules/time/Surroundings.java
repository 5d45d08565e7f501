package io.throughline.rules.time;

import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.money.DatedRates;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that is needed to decide about an entry besides the entry itself; assembled by the caller, mostly once per project.
 *
 * @param company legal entity that contracts
 * @param project the entry's project; null if nobody knows it: then it is held
 * @param books where and at which rates it is booked
 * @param costs what people cost
 * @param running what changes from entry to entry
 * @param resourcing by code of the legal entity, the company whose person works; null result if it is unknown
 */
public record Surroundings(
        CompanyProfile company,
        ProjectTerms project,
        Books books,
        Costs costs,
        Running running,
        Function<String, Resourcing> resourcing) {

    /**
     * @param periods of the company
     * @param rates exchange rates with their days
     */
    public record Books(Periods periods, DatedRates rates) {}

    /**
     * @param otherSecondsOfDay of the same person on the same day, without this entry (D20)
     * @param secondsBefore charged at the same price before, without this entry, where prices have tiers (D25)
     * @param caps what counts against caps, with what was decided of this entry before (D33); empty: none
     */
    public record Running(long otherSecondsOfDay, long secondsBefore, List<CapAccount> caps) {

        /** Nothing yet, and no caps. */
        public static final Running NONE = new Running(0, 0, List.of());
    }

    /** The same with other running sums. */
    public Surroundings with(Running other) {
        return new Surroundings(company, project, books, costs, other, resourcing);
    }
}
