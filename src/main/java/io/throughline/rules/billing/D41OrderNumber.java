package io.throughline.rules.billing;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** D41: if the customer demands a purchase order or contract number, no invoice leaves without it. */
public final class D41OrderNumber {

    private static final String RULE = "D41";

    private D41OrderNumber() {}

    /**
     * The number an invoice bears.
     *
     * @param invoice canonical invoice; its own number comes first
     * @param contract canonical contract, may be empty
     * @param customer canonical customer role, or customer; may be empty
     * @return applied, or held for sales operations if one of them demands a number and neither invoice nor contract has one
     */
    public static Ruling judge(
            Map<String, Object> invoice, Map<String, Object> contract, Map<String, Object> customer) {
        Fields ofContract = new Fields(contract);
        Fields ofInvoice = new Fields(invoice);
        boolean demanded = ofContract.flag("poRequired") || new Fields(customer).flag("poRequired");
        Optional<String> number = Stream.of(ofInvoice.text("poNumber"), ofContract.text("poNumber"))
                .flatMap(Optional::stream)
                .findFirst();
        Numbers numbers = Numbers.of("invoice", ofInvoice.text("id").orElse(null))
                .and("contract", ofContract.text("id").orElse(null))
                .and("demanded", demanded)
                .and("purchase order", number.orElse("none"));
        if (!demanded || number.isPresent()) {
            String says =
                    demanded ? "The order number that the customer demands is there." : "Nobody demands a number.";
            return Ruling.applied(RULE, says, numbers.map());
        }
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "The customer demands a purchase order number, and there is none: the invoice does not leave.",
                numbers.map(),
                "sales-operations",
                "Ask the customer for the purchase order number, enter it at the contract and retry.",
                ofInvoice.money("net").orElse(null));
    }
}
