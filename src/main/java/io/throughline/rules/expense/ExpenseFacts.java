package io.throughline.rules.expense;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.LineKey;
import io.throughline.rules.correction.EntryChange;
import io.throughline.rules.time.Known;
import io.throughline.rules.time.OnInvoice;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Typed reading of a canonical expense. */
record ExpenseFacts(Map<String, Object> expense) {

    Fields fields() {
        return new Fields(expense);
    }

    /** The id at its source; our own if it names none. */
    String id() {
        return fields().text("source.id").or(() -> fields().text("id")).orElse("unknown");
    }

    /** Null if the source has none. */
    String version() {
        return fields().text("source.version").orElse(null);
    }

    String billingClass() {
        return fields().text("class").orElse("expense");
    }

    Optional<LocalDate> spentOn() {
        return fields().date("spentOn");
    }

    Optional<Money> net() {
        return fields().money("net");
    }

    /** Whether the source says that it is charged; what says nothing is, if its contract line is. */
    boolean isBillable() {
        return !Boolean.FALSE.equals(expense.get("billable"));
    }

    String key(Known known) {
        return LineKey.ofExpense(fields().text("source.system").orElse("own"), id(), known.revision() + 1);
    }

    EntryChange change(Known known) {
        boolean approved =
                fields().text("approval.status").filter("approved"::equals).isPresent();
        EntryChange.What what = fields().flag("source.deleted")
                ? EntryChange.What.DELETED
                : approved ? EntryChange.What.APPROVED : EntryChange.What.UNAPPROVED;
        Optional<OnInvoice> invoice = Optional.ofNullable(known.invoice())
                .or(() -> fields().text("invoice.id")
                        .map(id -> new OnInvoice(
                                id, fields().text("invoice.status").orElse(null))));
        return new EntryChange(
                id(),
                what,
                invoice.filter(OnInvoice::mustBeCredited).map(OnInvoice::id).orElse(null));
    }
}
