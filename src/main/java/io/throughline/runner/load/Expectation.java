package io.throughline.runner.load;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the books must hold of a plan: an arithmetic of its own in whole minor units, which shares nothing with the rules of the product. Holds one sum for each
 * project, month and kind. For one thread.
 */
public final class Expectation {

    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal EXPENSE_FACTOR = new BigDecimal("1.05");
    private static final long SECONDS_OF_A_MINUTE = 60;

    private final LoadPlan plan;
    private final Map<ExpectedKey, ExpectedSum> sums = new TreeMap<>();
    private final Map<LoadedProject, Long> left = new HashMap<>();

    /** Nothing posted yet. */
    public Expectation(LoadPlan plan) {
        this.plan = plan;
    }

    /** The sums so far, in the order of their keys. */
    public Map<ExpectedKey, ExpectedSum> sums() {
        return sums;
    }

    /** An entry as it was handed in; nothing is posted that is not approved. */
    void add(LoadedEntry entry) {
        if (entry.approved()) {
            sums.merge(key(entry), line(entry), ExpectedSum::plus);
        }
    }

    /** What was posted of an entry is taken back by a line, and what it is now is posted by another; the books of the first line's month are still open. */
    void correct(LoadedCorrection correction) {
        if (correction.change() == LoadedCorrection.Change.TOLD_AGAIN) {
            return;
        }
        LoadedEntry before = correction.before();
        if (before != null && before.approved()) {
            sums.merge(key(before), line(before).reversed(), ExpectedSum::plus);
        }
        if (correction.after() != null) {
            add(correction.after());
        }
    }

    private ExpectedKey key(LoadedEntry entry) {
        YearMonth worked = YearMonth.from(entry.on());
        YearMonth posted = worked.isBefore(plan.order().first()) ? plan.order().first() : worked;
        LoadedProject project = entry.project();
        return new ExpectedKey(
                project.company().id(),
                project.id(),
                project.recordId(),
                posted.toString(),
                project.company().currency(),
                entry.kind() == LoadedEntry.Kind.TIME ? "time" : "expense");
    }

    private ExpectedSum line(LoadedEntry entry) {
        return entry.kind() == LoadedEntry.Kind.TIME ? time(entry) : expense(entry);
    }

    private ExpectedSum time(LoadedEntry entry) {
        LoadedCompany company = entry.project().company();
        long cost = hours(entry, plan.prices().cost(entry.person(), entry.on()));
        boolean charges = entry.project().charges(entry.person());
        long worth = charges
                ? hours(entry, plan.prices().price(company, entry.person().role(), entry.on()))
                : 0;
        boolean billed = charges && entry.billable();
        long charged = billed ? capped(entry.project(), worth) : 0;
        long seconds = entry.quantity() * SECONDS_OF_A_MINUTE;
        return new ExpectedSum(
                1,
                seconds,
                billed ? seconds : 0,
                company.amount(cost),
                company.amount(charged),
                company.amount(worth - charged));
    }

    /** Minutes at the price of an hour, rounded once. */
    private static long hours(LoadedEntry entry, long price) {
        return BigDecimal.valueOf(entry.quantity())
                .multiply(BigDecimal.valueOf(price))
                .divide(MINUTES_OF_AN_HOUR, 0, entry.project().company().rounding())
                .longValueExact();
    }

    private long capped(LoadedProject project, long worth) {
        if (project.method() != LoadedProject.Method.NOT_TO_EXCEED) {
            return worth;
        }
        long rest = left.computeIfAbsent(project, plan::cap);
        long charged = Math.min(rest, worth);
        left.put(project, rest - charged);
        return charged;
    }

    private static ExpectedSum expense(LoadedEntry entry) {
        LoadedCompany company = entry.project().company();
        boolean charged = entry.billable() && entry.project().method() == LoadedProject.Method.TIME_AND_MATERIALS;
        long sold = charged
                ? BigDecimal.valueOf(entry.quantity())
                        .multiply(EXPENSE_FACTOR)
                        .setScale(0, company.rounding())
                        .longValueExact()
                : 0;
        return new ExpectedSum(1, 0, 0, company.amount(entry.quantity()), company.amount(sold), BigDecimal.ZERO);
    }
}
