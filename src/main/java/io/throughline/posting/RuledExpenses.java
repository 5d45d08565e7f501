package io.throughline.posting;

import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.expense.ExpenseDecision;
import io.throughline.rules.expense.ExpenseSurroundings;
import io.throughline.rules.time.Decision;
import java.util.List;
import java.util.Map;

/** Expenses of a page under their rules. For one thread. */
final class RuledExpenses {

    private final PageBooks books;

    RuledExpenses(PageBooks books) {
        this.books = books;
    }

    Decision decide(
            Candidate one,
            Map<String, Object> entry,
            Companies.Company company,
            KnownProjects.Project project,
            List<CapAccount> caps) {
        return ExpenseDecision.decide(
                entry,
                books.known(one),
                new ExpenseSurroundings(
                        company.profile(),
                        new ExpenseSurroundings.Project(project.id(), project.contract(), caps),
                        new ExpenseSurroundings.Books(books.periods(company), books.rates(company)),
                        ExpenseSurroundings.Defaults.of(company.entity().policies())));
    }
}
