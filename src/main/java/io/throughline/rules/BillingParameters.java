package io.throughline.rules;

import java.util.List;

/** What configuration may set for the rules of billing, expense, companies, revenue and customers (D30 to D60). */
public final class BillingParameters {

    /** D33: what becomes of the part over the cap, where the contract does not say. */
    public static final Parameter OVER_THE_CAP = new Parameter(
            Rule.D33,
            "over",
            Parameter.words("hold", "non-chargeable"),
            "hold",
            "what becomes of the part over the cap where the contract does not say");

    /** D36: what becomes of the rest of a retainer, where the contract does not say. */
    public static final Parameter RETAINER_REST = new Parameter(
            Rule.D36,
            "atEnd",
            Parameter.words("refund", "carry-over"),
            "refund",
            "what becomes of the rest of a retainer where the contract does not say");

    /** D38: how an invoice is cancelled. */
    public static final Parameter CANCELLATION = new Parameter(
            Rule.D38,
            "cancel",
            Parameter.words("void", "credit-note"),
            "credit-note",
            "how a posted invoice is cancelled");

    /** D39: what may stay open of a settled invoice. */
    public static final Parameter SETTLED_TOLERANCE = new Parameter(
            Rule.D39,
            "tolerance",
            Parameter.amount(),
            "0",
            "what may stay open of an invoice that counts as settled, in units of its currency");

    /** D45: cost base of a mark-up, where the contract names none. */
    public static final Parameter MARK_UP_BASIS = new Parameter(
            Rule.D45,
            "basis",
            Parameter.words("net", "net-and-unrecoverable-tax", "gross"),
            "net-and-unrecoverable-tax",
            "cost base of a mark-up where the contract names none");

    /** D47: what happens without a valid number. */
    public static final Parameter WITHOUT_NUMBER = new Parameter(
            Rule.D47,
            "withoutNumber",
            Parameter.words("hold", "tax"),
            "hold",
            "what happens to a service across borders without a valid number of the customer");

    /** D50: who makes the legs between companies. */
    public static final Parameter LEGS = new Parameter(
            Rule.D50, "legs", Parameter.words("us", "erp"), "us", "who makes the legs between companies, never both");

    /** D51: whether the ERP takes a contracting unit in another currency than its company's books. */
    public static final Parameter UNIT_CURRENCY = new Parameter(
            Rule.D51,
            "unitCurrency",
            Parameter.words("any", "of-the-books"),
            "any",
            "in which currency a unit may contract: any, or that of its company's books, as Project Operations demands");

    /** D52: who recognises revenue. */
    public static final Parameter RECOGNITION = new Parameter(
            Rule.D52,
            "recognition",
            Parameter.words("us", "erp"),
            "us",
            "who recognises revenue; the ERP's subledger is sent progress facts only");

    static final List<Parameter> ALL = List.of(
            OVER_THE_CAP,
            RETAINER_REST,
            CANCELLATION,
            SETTLED_TOLERANCE,
            MARK_UP_BASIS,
            WITHOUT_NUMBER,
            LEGS,
            UNIT_CURRENCY,
            RECOGNITION);

    private BillingParameters() {}
}
