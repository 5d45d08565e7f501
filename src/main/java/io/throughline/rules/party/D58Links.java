package io.throughline.rules.party;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * D58: sold-to, bill-to and pay-to are different links.
 *
 * @param soldTo who buys: the project is theirs
 * @param billTo who gets the invoice; the sold-to party if nobody else is named
 * @param payTo who is paid; null if nobody is named
 * @param ruling applied, or held if nobody is sold to or merges form a circle
 */
public record D58Links(String soldTo, String billTo, String payTo, Ruling ruling) {

    private static final String RULE = "D58";

    /**
     * The links of a contract, customer role or invoice, after merges.
     *
     * @param object canonical object with {@code soldToId}, {@code billToId} and {@code payToId}
     * @param mergedInto by losing id, the id it was merged into
     */
    public static D58Links of(Map<String, Object> object, Map<String, String> mergedInto) {
        Fields fields = new Fields(object);
        Optional<D58Redirect> soldTo = fields.text("soldToId").map(id -> D58Redirect.of(id, mergedInto));
        Optional<D58Redirect> billTo = fields.text("billToId").map(id -> D58Redirect.of(id, mergedInto));
        Optional<D58Redirect> payTo = fields.text("payToId").map(id -> D58Redirect.of(id, mergedInto));
        Numbers numbers = Numbers.of("id", fields.text("id").orElse("unknown"))
                .and("sold to", soldTo.map(D58Redirect::id).orElse("none"))
                .and("bill to", billTo.or(() -> soldTo).map(D58Redirect::id).orElse("none"))
                .and("pay to", payTo.map(D58Redirect::id).orElse(null));
        Optional<Ruling> circle = Stream.of(soldTo, billTo, payTo)
                .flatMap(Optional::stream)
                .map(D58Redirect::ruling)
                .filter(ruling -> ruling.effect() == Ruling.Effect.HELD)
                .findFirst();
        Ruling ruling = circle.orElseGet(() -> soldTo.isPresent()
                ? Ruling.applied(RULE, "Who buys, who gets the invoice and who is paid are three links.", numbers.map())
                : Ruling.held(
                        RULE,
                        "Nobody is named as the one who buys.",
                        numbers.map(),
                        "finance",
                        "Enter the customer at the contract and retry.",
                        null));
        return new D58Links(
                soldTo.map(D58Redirect::id).orElse(null),
                billTo.or(() -> soldTo).map(D58Redirect::id).orElse(null),
                payTo.map(D58Redirect::id).orElse(null),
                ruling);
    }
}
