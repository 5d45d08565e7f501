package io.throughline.rules.expense;

import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.correction.EntryChange;
import io.throughline.rules.correction.EntryCorrection;
import io.throughline.rules.time.D17AccountingDate;
import io.throughline.rules.time.D18Version;
import io.throughline.rules.time.Decision;
import io.throughline.rules.time.Known;
import io.throughline.rules.time.PlannedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about an expense: what it costs, what the customer pays, when the books take it, and what is taken back of before. The counterpart of {@link
 * io.throughline.rules.time.TimeDecision}, with the same kind of answer. Pure: the same expense, knowledge and surroundings always give the same decision
 * with the same keys. Used by many threads.
 */
public final class ExpenseDecision {

    private ExpenseDecision() {}

    /**
     * What becomes of a new version of an expense.
     *
     * @param expense canonical expense; not changed
     * @param known what is known of it
     * @param around what is needed besides
     * @return its {@code caps} are those that came in, unless lines are to be posted; held rulings go to the teams of the company
     */
    public static Decision decide(Map<String, Object> expense, Known known, ExpenseSurroundings around) {
        ExpenseFacts facts = new ExpenseFacts(expense);
        EntryChange change = facts.change(known);
        List<CapAccount> caps = around.project().caps();
        boolean approved = change.what() == EntryChange.What.APPROVED;
        Optional<Ruling> repeated = approved ? repeated(facts, known) : Optional.empty();
        if (repeated.isPresent()) {
            return new Decision(Decision.Status.NOTHING, List.of(), List.of(repeated.get()), caps);
        } else if (!approved) {
            return corrected(change, known, around, ExpenseLine.none(caps));
        }
        ExpenseLine line = ExpenseLine.of(facts, known, around);
        return line.isHeld()
                ? new Decision(Decision.Status.HOLD, List.of(), routed(line.rulings(), around), caps)
                : corrected(change, known, around, line);
    }

    /** D18. A deletion and an approval that is gone may come with the version of before; what they mean is found in the books. */
    private static Optional<Ruling> repeated(ExpenseFacts facts, Known known) {
        D18Version.Order order = D18Version.of(facts.version(), known.version());
        Numbers numbers = Numbers.of("version", facts.version()).and("decided", known.version());
        if (order == D18Version.Order.SAME && known.settled()) {
            return Optional.of(Ruling.skipped("D18", "This version is done already.", numbers.map()));
        }
        return order == D18Version.Order.OLDER
                ? Optional.of(Ruling.skipped("D18", "A later version was decided about before.", numbers.map()))
                : Optional.empty();
    }

    private static Decision corrected(EntryChange change, Known known, ExpenseSurroundings around, ExpenseLine line) {
        List<PlannedLine> wanted = line.isHeld() ? List.of() : List.of(line.line());
        EntryCorrection correction = EntryCorrection.of(change, known.lines(), wanted, (entity, day) -> {
            D17AccountingDate date = around.accountingDate(day);
            return Optional.ofNullable(date.accountingOn());
        });
        List<Ruling> rulings = new ArrayList<>(line.rulings());
        Optional.ofNullable(correction.ruling()).ifPresent(rulings::add);
        Decision.Status status = status(change, correction);
        List<CapAccount> caps =
                status == Decision.Status.POST ? line.caps() : around.project().caps();
        return new Decision(status, correction.lines(), routed(rulings, around), caps);
    }

    private static Decision.Status status(EntryChange change, EntryCorrection correction) {
        if (correction.ruling() != null && correction.ruling().effect() == Ruling.Effect.HELD) {
            return Decision.Status.HOLD;
        } else if (!correction.lines().isEmpty()) {
            return Decision.Status.POST;
        }
        return change.what() == EntryChange.What.UNAPPROVED ? Decision.Status.WAITING : Decision.Status.NOTHING;
    }

    /** A legal entity may have another team decide than the one that the rule itself names. */
    private static List<Ruling> routed(List<Ruling> rulings, ExpenseSurroundings around) {
        return rulings.stream()
                .map(ruling -> Rule.of(ruling.rule())
                        .map(around::team)
                        .map(ruling::forTeam)
                        .orElse(ruling))
                .toList();
    }
}
