package io.throughline.connector;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two sides of each amount of a posting line, for an ERP that takes it by a journal. A line's cost goes to the project, its purchase tax apart from it (D46),
 * and what the customer is charged is unbilled revenue until it is invoiced (D12, D30); a sale between companies is owed by the other company (D50). What is taken
 * back is the same with its sides changed (D16). Pure.
 */
final class LedgerRows {

    private static final String SALE = "inter-company-sale";

    private final String kind;
    private final Map<String, Object> line;
    private final List<Object> rows = new ArrayList<>();

    private LedgerRows(String kind, Map<String, Object> line) {
        this.kind = kind;
        this.line = line;
    }

    /** The rows {@code {key, purpose, side, amount, ofProject, workedOn, text}} of a line; none if it is worth nothing. */
    static List<Object> of(String kind, Map<String, Object> line) {
        LedgerRows made = new LedgerRows(kind, line);
        made.add();
        return made.rows;
    }

    private void add() {
        if (SALE.equals(line.get("leg"))) {
            amount("bill")
                    .or(() -> amount("cost"))
                    .ifPresent(sale -> both(sale, "inter-company-receivable", "inter-company-revenue"));
            return;
        }
        String owed = kind.equals("expense") ? "expenses-payable" : "absorbed-cost";
        amount("cost").ifPresent(cost -> both(cost, "project-cost", owed));
        amount("tax").ifPresent(tax -> both(tax, "input-tax", owed));
        amount("bill").ifPresent(bill -> both(bill, "unbilled-receivable", "accrued-revenue"));
    }

    private Optional<Money> amount(String name) {
        return Money.ofPlain(line.get(name)).filter(money -> money.value().signum() != 0);
    }

    private void both(Money amount, String debit, String credit) {
        boolean back = amount.value().signum() < 0;
        rows.add(row(amount, debit, back ? "credit" : "debit"));
        rows.add(row(amount, credit, back ? "debit" : "credit"));
    }

    private Map<String, Object> row(Money amount, String purpose, String side) {
        BigDecimal value = amount.value().abs();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", Json.textAt(line, "key"));
        row.put("purpose", purpose);
        row.put("side", side);
        row.put("amount", new Money(value, amount.currency()).plain());
        for (String same : List.of("workedOn", "text", "erpEmployeeId", "receipt", "reverses")) {
            if (line.get(same) != null) {
                row.put(same, line.get(same));
            }
        }
        return row;
    }
}
