package io.throughline.rules.time;

import io.throughline.rules.Rule;
import java.time.LocalDate;

/**
 * The books of a company: what it says about closed periods, and which are.
 *
 * @param company its profile
 * @param periods of its ERP
 */
record CompanyBooks(CompanyProfile company, Periods periods) {

    /** The books of one of our companies; null if nobody knows it. */
    static CompanyBooks of(String legalEntity, Surroundings around) {
        if (legalEntity.equals(around.company().id())) {
            return new CompanyBooks(around.company(), around.books().periods());
        }
        Resourcing other = around.resourcing().apply(legalEntity);
        return other == null ? null : new CompanyBooks(other.company(), other.periods());
    }

    /** Where a day is accounted for (D17). */
    D17AccountingDate accountingDate(LocalDate day) {
        CompanyProfile.Books policy = company.time().books();
        return D17AccountingDate.of(
                periods, day, policy.closed(), policy.locked(), company.rules().team(Rule.D17));
    }

    /** Which day's exchange rate applies (D17). */
    LocalDate rateDay(D17AccountingDate date) {
        boolean moves = company.time().books().rateOfAccountingDate() && !date.isHeld();
        return moves ? date.accountingOn() : date.workedOn();
    }
}
