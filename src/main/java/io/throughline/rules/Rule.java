package io.throughline.rules;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every rule that decides about a deal. The id is stable and never reused: it is what configuration switches, findings name and terms quote.
 *
 * <p>{@code D} rules are the domain rules of professional services; {@code RUL} rules are gates of the product.
 */
public enum Rule {
    /** Amounts are rounded by the mode of the legal entity. */
    D2("D2", "Amounts are rounded as the legal entity does", "amount", Use.APPLIED),
    /** Tax is rounded at the level of the legal entity. */
    D3("D3", "Tax is rounded at the level the legal entity states", "tax", Use.APPLIED),
    /** Splits add up, and the lines add up to the amount. */
    D4("D4", "The lines add up to the amount, and every split adds up", "amount", Use.SWITCHABLE),
    /** The amount is sent, not recomputed by the target. */
    D5("D5", "A line's amount is its quantity at its rate", "amount", Use.APPLIED),
    /** No exchange rate, no conversion. */
    D7("D7", "A deal in another currency has an exchange rate for its day", "currency", Use.ALWAYS),
    /** Both amounts travel with rate, date and source. */
    D8("D8", "Both currencies travel with rate, date and source", "currency", Use.APPLIED),
    /** One currency per contract. */
    D29("D29", "Prices are in the currency of the contract", "currency", Use.ALWAYS),
    /** The billing method belongs to the line. */
    D32(
            "D32",
            "A line may be billed in another way than the deal only where the region allows it",
            "billing",
            Use.SWITCHABLE),
    /** Payers pay everything. */
    D37("D37", "The shares of several payers make exactly 100 per cent", "payers", Use.SWITCHABLE),
    /** A deal with a project is not made again. */
    D40("D40", "A changed or re-won deal that has a project leaves the project alone", "change", Use.ALWAYS),
    /** Some customers demand an order number. */
    D41("D41", "A customer that demands a purchase order number has given one", "contract", Use.SWITCHABLE),
    /** European services. */
    D47(
            "D47",
            "Services across borders in the European Union are taxed by the recipient, with number and proof",
            "tax",
            Use.ALWAYS),
    /** Exports of services. */
    D48("D48", "Exports of services meet the conditions of the seller's country", "tax", Use.ALWAYS),
    /** The ERP taxes, we prepare. */
    D49("D49", "The tax treatment of the deal is known", "tax", Use.ALWAYS),
    /** Recognition basis. */
    D54("D54", "The contract states how its revenue is recognised", "revenue", Use.SWITCHABLE),
    /** Who the customer is. */
    D57("D57", "The customer is one identifiable party", "party", Use.SWITCHABLE),
    /** Sold-to is not bill-to. */
    D58("D58", "Who buys and who gets the invoice stay two different links", "party", Use.APPLIED),
    /** Who sells. */
    LEGAL_ENTITY("RUL-1001", "The legal entity that sells is known", "region", Use.ALWAYS),
    /** Contract metadata. */
    CONTRACT(
            "RUL-1002", "The contract has a number, a date of signature and payment terms", "contract", Use.SWITCHABLE),
    /** Service line. */
    SERVICE_LINE("RUL-1003", "The legal entity sells this service line", "contract", Use.SWITCHABLE),
    /** Dates. */
    DATES("RUL-1004", "The work has a beginning and an end in the right order", "dates", Use.ALWAYS),
    /** Billing method. */
    BILLING_METHOD("RUL-1005", "The billing method is known and agrees with what was sold", "billing", Use.ALWAYS),
    /** Template. */
    TEMPLATE("RUL-1006", "A project template fits the sold service", "template", Use.ALWAYS),
    /** Project code. */
    PROJECT_CODE(
            "RUL-1007", "The project code is accepted by every system and belongs to this deal", "project", Use.ALWAYS),
    /** Approval. */
    APPROVAL("RUL-1008", "A deal above the threshold is approved by a person", "approval", Use.SWITCHABLE),
    /** Sold lines. */
    LINES("RUL-1009", "The deal has an amount, and lines that can be told apart", "billing", Use.ALWAYS);

    /** What configuration may do with a rule. */
    public enum Use {
        /** Shapes the terms; there is nothing to switch. */
        APPLIED,
        /** Runs for every deal: without it there are no terms. */
        ALWAYS,
        /** Runs unless a region or legal entity switches it off. */
        SWITCHABLE
    }

    private final String id;
    private final String title;
    private final String kind;
    private final Use use;

    Rule(String id, String title, String kind, Use use) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.use = use;
    }

    /** Stable id, such as {@code D41} or {@code RUL-1006}. */
    public String id() {
        return id;
    }

    /** What holds when the rule is kept: one sentence without a full stop. */
    public String title() {
        return title;
    }

    /** The kind of exception, which chooses the team. */
    public String kind() {
        return kind;
    }

    /** What configuration may do with it. */
    public Use use() {
        return use;
    }

    /** The rule of that id. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}
