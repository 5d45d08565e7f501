package io.throughline.rules.revenue;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D54: the recognition basis is a fact of the performance obligation, never derived from the billing method; "as invoiced" only where it is marked as
 * allowed.
 */
public final class D54ObligationBasis {

    private static final String RULE = "D54";

    private D54ObligationBasis() {}

    /**
     * Judges every line of a contract.
     *
     * @param contract canonical contract
     * @return one ruling per line with billing method and basis both; held for finance if the line names no obligation of the contract, the obligation no
     *     basis, or "as invoiced" without leave
     */
    public static List<Ruling> judge(Map<String, Object> contract) {
        Fields fields = new Fields(contract);
        return fields.list("lines").stream().map(line -> judge(fields, line)).toList();
    }

    /**
     * The basis of an obligation.
     *
     * @param book a book with a basis of its own (D52); null for the main one
     * @return empty if nobody wrote it down, or it is not allowed
     */
    public static Optional<Basis> basis(Map<String, Object> contract, String obligationKey, String book) {
        return obligation(new Fields(contract), obligationKey).flatMap(obligation -> basis(obligation, book));
    }

    /** The books of an obligation that have a basis of their own, in its order. */
    public static List<String> books(Map<String, Object> contract, String obligationKey) {
        return obligation(new Fields(contract), obligationKey).stream()
                .flatMap(obligation -> obligation.list("books").stream())
                .flatMap(book -> book.text("book").stream())
                .toList();
    }

    private static Optional<Basis> basis(Fields obligation, String book) {
        Optional<Basis> main = obligation.text("recognition").flatMap(Basis::of);
        Optional<Basis> ofBook = obligation.list("books").stream()
                .filter(row ->
                        row.text("book").filter(name -> name.equals(book)).isPresent())
                .findFirst()
                .flatMap(row -> row.text("recognition"))
                .flatMap(Basis::of);
        Optional<Basis> completed = obligation
                .text("progress")
                .filter(Basis.COMPLETED_CONTRACT.word()::equals)
                .map(word -> Basis.COMPLETED_CONTRACT);
        return ofBook.or(() -> completed)
                .or(() -> main)
                .filter(basis -> basis != Basis.AS_INVOICED || obligation.flag("asInvoicedAllowed"));
    }

    private static Optional<Fields> obligation(Fields contract, String key) {
        return contract.list("obligations").stream()
                .filter(obligation ->
                        obligation.text("key").filter(own -> own.equals(key)).isPresent())
                .findFirst();
    }

    private static Ruling judge(Fields contract, Fields line) {
        Optional<Fields> obligation = line.text("obligationKey").flatMap(key -> obligation(contract, key));
        String written = obligation.flatMap(found -> found.text("recognition")).orElse("none");
        Numbers numbers = Numbers.of("contract", contract.text("id").orElse("unknown"))
                .and("line", line.text("key").orElse("unknown"))
                .and("obligation", line.text("obligationKey").orElse("none"))
                .and("billing method", line.text("billingMethod").orElse("none"))
                .and("recognition", written);
        if (obligation.flatMap(found -> basis(found, null)).isPresent()) {
            return Ruling.applied(RULE, "The obligation says how its revenue is recognised.", numbers.map());
        }
        String says = Basis.AS_INVOICED.word().equals(written)
                ? "Revenue as invoiced is not marked as allowed for this obligation."
                : "The obligation does not say how its revenue is recognised.";
        String fix = "Enter the recognition basis of the obligation at the contract and retry.";
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                says,
                numbers.map(),
                "finance",
                fix,
                line.money("amount").orElse(null));
    }
}
