package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * An approved entry that is to be invoiced.
 *
 * @param id of the time entry or expense
 * @param kind {@code time-entry} or {@code expense}
 * @param on day of the work or the receipt
 * @param quantity what is invoiced: billed seconds of a time entry, the amount of an expense; negative in a reversal
 * @param amount what it is worth
 */
public record LoggedEntry(String id, String kind, LocalDate on, BigDecimal quantity, Money amount) {

    private static final String TIME = "time-entry";
    private static final String EXPENSE = "expense";

    /** Time of so many billed seconds. */
    public static LoggedEntry time(String id, LocalDate workedOn, long seconds, Money amount) {
        return new LoggedEntry(id, TIME, workedOn, BigDecimal.valueOf(seconds), amount);
    }

    /** An expense. */
    public static LoggedEntry expense(String id, LocalDate spentOn, Money amount) {
        return new LoggedEntry(id, EXPENSE, spentOn, amount.value(), amount);
    }

    /** A canonical time entry; empty if it lacks its day or is not billed. */
    public static Optional<LoggedEntry> ofTimeEntry(Map<String, Object> timeEntry) {
        Fields fields = new Fields(timeEntry);
        Optional<Money> amount = fields.money("bill.chargeable").or(() -> fields.money("bill.amount"));
        Optional<BigDecimal> seconds = fields.number("billedSeconds").or(() -> fields.number("workedSeconds"));
        boolean billed = !Boolean.FALSE.equals(timeEntry.get("billable"));
        return billed && fields.date("workedOn").isPresent() && amount.isPresent() && seconds.isPresent()
                ? Optional.of(time(
                        fields.text("id").orElse(""),
                        fields.date("workedOn").get(),
                        seconds.get().longValue(),
                        amount.get()))
                : Optional.empty();
    }

    /** Whether it is time. */
    public boolean isTime() {
        return TIME.equals(kind);
    }
}
