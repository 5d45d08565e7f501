package io.throughline.rules.expense;

import io.throughline.canonical.Money;
import io.throughline.config.LegalEntity;
import io.throughline.rules.Rule;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.money.DatedRates;
import io.throughline.rules.time.CompanyProfile;
import io.throughline.rules.time.D17AccountingDate;
import io.throughline.rules.time.KnownLine;
import io.throughline.rules.time.Periods;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything that is needed to decide about an expense besides the expense itself; assembled by the caller, mostly once per project. Immutable.
 *
 * @param company legal entity that contracts
 * @param project where the expense belongs
 * @param books where and at which rates it is booked
 * @param tax what counts where neither expense nor contract says anything
 */
public record ExpenseSurroundings(CompanyProfile company, Project project, Books books, Defaults tax) {

    /**
     * @param projectId our id
     * @param contract canonical contract
     * @param caps what counts against the caps of contract and line, with what was decided of this expense before (D33); empty: none
     */
    public record Project(String projectId, Map<String, Object> contract, List<CapAccount> caps) {

        /** Copies the caps. */
        public Project {
            caps = List.copyOf(caps);
        }
    }

    /**
     * @param periods of the company
     * @param rates exchange rates with their days
     */
    public record Books(Periods periods, DatedRates rates) {}

    /**
     * @param unrecoverablePercent share of purchase tax that is cost (D46)
     * @param markUpBasis cost base of a mark-up (D45)
     */
    public record Defaults(BigDecimal unrecoverablePercent, String markUpBasis) {

        /** All tax is recovered; the base is that of the legal entity. */
        public static Defaults of(LegalEntity.Policies policies) {
            return new Defaults(BigDecimal.ZERO, D45MarkUp.basisOf(policies));
        }
    }

    /** The currency of the contract; that of the books if it names none. */
    String currency() {
        return project.contract().get("currency") instanceof String code && Money.isCurrency(code)
                ? code
                : company.currency();
    }

    KnownLine.Place place() {
        return new KnownLine.Place(company.id(), project.projectId(), currency());
    }

    String team(Rule rule) {
        return company.rules().team(rule);
    }

    D17AccountingDate accountingDate(LocalDate day) {
        CompanyProfile.Books policy = company.time().books();
        return D17AccountingDate.of(books.periods(), day, policy.closed(), policy.locked(), team(Rule.D17));
    }
}
