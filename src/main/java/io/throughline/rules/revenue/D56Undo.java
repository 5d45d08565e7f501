package io.throughline.rules.revenue;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * D56: undoing recognition goes backwards, newest period first; a closed period is never reopened for it, the catch-up goes to the open period.
 */
public final class D56Undo {

    private static final String RULE = "D56";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private D56Undo() {}

    /**
     * Undoes what was recognised in one period.
     *
     * @param period the one to be undone
     * @param recognised all periods of the contract, in any order; those without standing facts do not count
     * @param firstOpenDay first day that the books take; null if no period is open
     * @return one reversal per fact; held if a newer period stands, or the period is closed and none is open; skipped if nothing stands in it
     */
    public static RuledFacts undo(YearMonth period, List<RecognisedPeriod> recognised, LocalDate firstOpenDay) {
        List<RecognisedPeriod> standing = recognised.stream()
                .filter(each -> each.facts().stream().anyMatch(fact -> !fact.isReversal()))
                .sorted(Comparator.comparing(RecognisedPeriod::period))
                .toList();
        Optional<RecognisedPeriod> wanted =
                standing.stream().filter(each -> each.period().equals(period)).findFirst();
        Numbers numbers = Numbers.of("period", period);
        if (wanted.isEmpty()) {
            return RuledFacts.none(
                    Ruling.skipped(RULE, "Nothing that was recognised in the period stands.", numbers.map()));
        }
        YearMonth newest = standing.get(standing.size() - 1).period();
        if (newest.isAfter(period)) {
            return RuledFacts.none(newerStands(newest, numbers.and("newest", newest)));
        } else if (!wanted.get().open() && firstOpenDay == null) {
            return RuledFacts.none(noneOpen(numbers));
        }
        return reversed(wanted.get(), firstOpenDay, numbers);
    }

    private static RuledFacts reversed(RecognisedPeriod period, LocalDate firstOpenDay, Numbers numbers) {
        LocalDate last = period.period().atEndOfMonth();
        LocalDate on = period.open() ? last : firstOpenDay;
        PlainObject accounting = new PlainObject()
                .with("accountingOn", on.toString())
                .with("period", MONTH.format(on))
                .with("movedFrom", period.open() ? null : last.toString());
        List<RevenueFact> facts = period.facts().stream()
                .filter(fact -> !fact.isReversal())
                .map(fact ->
                        fact.reversed().with("accounting", accounting.build()).by(RULE))
                .toList();
        String says = period.open()
                ? "What was recognised in the period is undone in it."
                : "The period is closed and stays so: what was recognised is undone in the open period.";
        return new RuledFacts(
                facts,
                List.of(Ruling.applied(
                        RULE, says, numbers.and("accounting date", on).map())));
    }

    private static Ruling newerStands(YearMonth newest, Numbers numbers) {
        String month = newest.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "What was recognised in a newer period stands.",
                numbers.map(),
                "finance",
                "Reverse " + month + " " + newest.getYear() + " first.",
                null);
    }

    private static Ruling noneOpen(Numbers numbers) {
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "The period is closed, and no period is open for the catch-up.",
                numbers.map(),
                "finance",
                "Open the next period in the ERP and retry; the closed one stays closed.",
                null);
    }

    /**
     * Work in progress at the end of a contract must net to zero: the rest becomes a visible journal in an open period, which a second person approves.
     *
     * @param movements of work in progress, in one currency; at least one
     * @param source what ended
     * @param on first day that the books take; null if no period is open
     * @param people who prepared and who approved the journal
     * @return the journal, with {@code secondPerson}: its amount and the movements are nothing together. Held until a second person approved it
     */
    public static RuledFacts closeWorkInProgress(
            String legalEntity, RevenueFact.Source source, List<Money> movements, LocalDate on, People people) {
        Money rest = movements.stream().reduce(Money::plus).orElseThrow();
        Numbers numbers = Numbers.of("rest", rest)
                .and("movements", movements.size())
                .and("accounting date", on)
                .and("source", source.id());
        if (rest.signum() == 0) {
            return RuledFacts.none(Ruling.skipped(RULE, "Work in progress nets to zero.", numbers.map()));
        } else if (on == null) {
            return RuledFacts.none(noneOpen(numbers));
        }
        RevenueFact journal = RevenueFact.of(FactKind.WORK_IN_PROGRESS, legalEntity, source, rest.negated())
                .with("secondPerson", true)
                .with(
                        "accounting",
                        new PlainObject()
                                .with("accountingOn", on.toString())
                                .with("period", MONTH.format(on))
                                .build())
                .by(RULE);
        Ruling ruling = people.areTwo()
                ? Ruling.applied(RULE, "The rest of work in progress is a journal that two people saw.", numbers.map())
                : new Ruling(
                        RULE,
                        Ruling.Effect.HELD,
                        "Work in progress does not net to zero; the journal of the rest needs a second person.",
                        numbers.map(),
                        "finance",
                        "Have somebody other than the preparer approve the journal.",
                        rest);
        return new RuledFacts(List.of(journal), List.of(ruling));
    }

    /**
     * @param preparedBy id of who prepared it; null if nobody did
     * @param approvedBy id of who approved it; null while nobody did
     */
    public record People(String preparedBy, String approvedBy) {

        /** Whether somebody else than the preparer approved it (D60). */
        public boolean areTwo() {
            return preparedBy != null && approvedBy != null && !preparedBy.equals(approvedBy);
        }
    }
}
