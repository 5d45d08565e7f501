package io.throughline.simulator.dynamics365;

import static io.throughline.simulator.dynamics365.EntityRules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the journals, by company, project, month, currency and kind: each line rounded as its currency is. */
final class PostedSums {

    private static final int CENTS = 2;

    private final Environment environment;
    private final Map<String, Sum> sums = new TreeMap<>();

    private PostedSums(Environment environment) {
        this.environment = environment;
    }

    /** Of the lines of one place, which {@code head} names. */
    private static final class Sum {

        private final ObjectNode head;
        private int lines;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal sales = BigDecimal.ZERO;

        Sum(ObjectNode head) {
            this.head = head;
        }

        void add(BigDecimal number, BigDecimal costs, BigDecimal price) {
            lines++;
            quantity = quantity.add(number);
            cost = cost.add(costs);
            sales = sales.add(price);
        }
    }

    /** The answer of the control call. */
    static Answer of(Environment environment) {
        PostedSums posted = new PostedSums(environment);
        environment.store().all("ProjectHourJournalLines").forEach(posted::hours);
        environment.store().all("ProjectExpenseJournalLines").forEach(posted::expense);
        return Answer.ok(posted.toJson());
    }

    private void hours(ObjectNode line) {
        BigDecimal hours = line.path("Hours").decimalValue();
        int digits = environment
                .find("Currencies", text(line, "Currency"))
                .map(one -> one.path("RoundingRuleOffset").decimalValue().scale())
                .orElse(CENTS);
        at(line, "ProjectDate", "hour")
                .add(
                        hours,
                        hours.multiply(line.path("CostPrice").decimalValue()).setScale(digits, RoundingMode.HALF_UP),
                        hours.multiply(line.path("SalesPrice").decimalValue()).setScale(digits, RoundingMode.HALF_UP));
    }

    private void expense(ObjectNode line) {
        at(line, "TransactionDate", "expense")
                .add(
                        BigDecimal.ONE,
                        line.path("TransactionAmount").decimalValue(),
                        line.path("SalesPrice").decimalValue());
    }

    private Sum at(ObjectNode line, String date, String kind) {
        ObjectNode head = Json.object()
                .put(EntitySet.COMPANY, text(line, EntitySet.COMPANY))
                .put("project", text(line, "ProjectID"))
                .put("period", text(line, date).substring(0, 7))
                .put("currency", text(line, "Currency"))
                .put("kind", kind);
        return sums.computeIfAbsent(head.toString(), key -> new Sum(head));
    }

    private ArrayNode toJson() {
        ArrayNode all = Json.array();
        sums.values()
                .forEach(sum -> all.add(sum.head
                        .put("lines", sum.lines)
                        .put("quantity", sum.quantity.stripTrailingZeros().toPlainString())
                        .put("cost", sum.cost.toPlainString())
                        .put("sales", sum.sales.toPlainString())));
        return all;
    }
}
