package io.throughline.rules.billing;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.Map;
import java.util.Optional;

/**
 * D32: in a mixed contract the billing method belongs to the line and the class of what is billed.
 *
 * @param method {@code time-and-materials}, {@code fixed-price}, {@code milestone}, {@code retainer} or {@code not-billed}; null while held
 * @param included the price of the line includes the class: cost is kept, nothing is invoiced
 * @param ruling why; held if the contract has no such line, or the line no method
 */
public record D32BillingOfClass(String method, boolean included, Ruling ruling) {

    private static final String RULE = "D32";

    /** Whether each piece of it is charged by itself: with time and materials, unless the price includes it. */
    public boolean isCharged() {
        return "time-and-materials".equals(method) && !included;
    }

    /**
     * How a class is billed on a line of a contract. What the line includes comes before what it says of the class, and that before the method of the
     * whole line.
     *
     * @param contract canonical contract
     * @param lineKey key of the line; null if the entry names none: then the only line counts
     * @param billingClass {@code time}, {@code expense}, {@code material} or {@code fee}
     */
    public static D32BillingOfClass of(Map<String, Object> contract, String lineKey, String billingClass) {
        Fields fields = new Fields(contract);
        Optional<Fields> line = line(fields, lineKey);
        Numbers numbers = Numbers.of("contract", fields.text("id").orElse("unknown"))
                .and("line", line.flatMap(found -> found.text("key")).orElse(lineKey))
                .and("class", billingClass);
        return line.map(found -> ofLine(found, billingClass, numbers))
                .orElseGet(() -> held("The contract has no such line, so nobody knows how it is billed.", numbers));
    }

    private static Optional<Fields> line(Fields contract, String lineKey) {
        var lines = contract.list("lines");
        if (lineKey == null) {
            return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
        }
        return lines.stream()
                .filter(line -> line.text("key").filter(lineKey::equals).isPresent())
                .findFirst();
    }

    private static D32BillingOfClass ofLine(Fields line, String billingClass, Numbers numbers) {
        if (line.texts("includes").contains(billingClass)) {
            String says = "The price of the line includes it: cost is kept, nothing is invoiced.";
            return new D32BillingOfClass("not-billed", true, Ruling.applied(RULE, says, numbers.map()));
        }
        Optional<String> method = line.list("methods").stream()
                .filter(row -> row.text("class").filter(billingClass::equals).isPresent())
                .findFirst()
                .flatMap(row -> row.text("billingMethod"))
                .or(() -> line.text("billingMethod"));
        return method.map(word -> new D32BillingOfClass(
                        word,
                        false,
                        Ruling.applied(
                                RULE,
                                "The method belongs to the line and the class.",
                                numbers.and("method", word).map())))
                .orElseGet(() -> held("The line does not say how it is billed.", numbers));
    }

    private static D32BillingOfClass held(String says, Numbers numbers) {
        String fix = "Correct the contract line of the entry, or the billing method of the line in the ERP, and retry.";
        Ruling ruling = new Ruling(RULE, Ruling.Effect.HELD, says, numbers.map(), "sales-operations", fix, null);
        return new D32BillingOfClass(null, false, ruling);
    }
}
