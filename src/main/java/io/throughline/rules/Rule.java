package io.throughline.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every rule that decides about a deal, an entry, an invoice or a fact of revenue. The id is stable and never reused: it is what configuration switches, findings name and terms quote.
 *
 * <p>{@code D} rules are the domain rules of professional services; {@code RUL} rules are gates of the product.
 */
public enum Rule {
    /** Decimal money. */
    D1("D1", "Amounts are decimals with the minor units of their currency", "amount", Use.APPLIED),
    /** Amounts are rounded by the mode of the legal entity. */
    D2("D2", "Amounts are rounded as the legal entity does", "amount", Use.APPLIED),
    /** Tax is rounded at the level of the legal entity. */
    D3("D3", "Tax is rounded at the level the legal entity states", "tax", Use.APPLIED),
    /** Splits add up, and the lines add up to the amount. */
    D4("D4", "The lines add up to the amount, and every split adds up", "amount", Use.SWITCHABLE),
    /** Exact duration times rate; the amount is sent, not recomputed by the target. */
    D5("D5", "A line's amount is its quantity at its rate", "amount", Use.APPLIED),
    /** Billing increments. */
    D6(
            "D6",
            "Time is billed in the contract's increments; worked and billed duration are both kept",
            "time",
            Use.APPLIED),
    /** No exchange rate, no conversion. */
    D7("D7", "A deal in another currency has an exchange rate for its day", "currency", Use.ALWAYS),
    /** Both amounts travel with rate, date and source. */
    D8("D8", "Both currencies travel with rate, date and source", "currency", Use.APPLIED),
    /** Work date. */
    D9("D9", "The work date is the author's calendar date", "time", Use.APPLIED),
    /** Nearest synced ancestor. */
    D10("D10", "Work on an issue that is not synced belongs to the nearest synced ancestor", "time", Use.ALWAYS),
    /** Only approved entries. */
    D11("D11", "Only approved entries are posted", "time", Use.ALWAYS),
    /** Cost and unbilled revenue. */
    D12(
            "D12",
            "Approved time makes a cost fact, and an unbilled revenue fact if it is billed by time",
            "time",
            Use.APPLIED),
    /** Worked and billable hours. */
    D13("D13", "Cost follows the worked hours, revenue the billable ones", "time", Use.APPLIED),
    /** Cancelled approval. */
    D14("D14", "A cancelled approval reverses what it made, and a reversal is never adjusted", "time", Use.APPLIED),
    /** Credit first. */
    D15("D15", "What is on a posted invoice is credited before it is recalled", "invoice", Use.ALWAYS),
    /** Corrections. */
    D16(
            "D16",
            "A correction is one reversal and one new entry; a pure cost correction leaves the invoice alone",
            "time",
            Use.APPLIED),
    /** Closed periods. */
    D17("D17", "Work of a closed period is accounted for on the first open day, or held", "period", Use.ALWAYS),
    /** Idempotence. */
    D18("D18", "The same version of an entry is posted once", "time", Use.ALWAYS),
    /** Deleted entries. */
    D19("D19", "A deleted entry is dropped, reversed or held, by how far it has gone", "invoice", Use.ALWAYS),
    /** Day's maximum, non-working days, zero hours. */
    D20("D20", "Hours fit the calendar of the day", "time", Use.SWITCHABLE),
    /** One assignment. */
    D21("D21", "An entry fits exactly one assignment that is marked for sync", "assignment", Use.SWITCHABLE),
    /** Weeks. */
    D22("D22", "An entry lands in the timesheet of its own week", "time", Use.APPLIED),
    /** Rate in force. */
    D23("D23", "The rate is the one in force on the work date", "rate", Use.APPLIED),
    /** Narrowest scope. */
    D24("D24", "The narrowest scope of rates wins: contract, quote, customer, general", "rate", Use.APPLIED),
    /** Match of rates. */
    D25("D25", "Every billed entry matches a rate; no match is never a zero", "rate", Use.ALWAYS),
    /** Explicit zero. */
    D26("D26", "A rate of zero is a price", "rate", Use.APPLIED),
    /** Overlap of rates. */
    D27("D27", "Two rates of the same match do not overlap in time", "rate", Use.ALWAYS),
    /** No silent re-rate. */
    D28("D28", "What is logged keeps its rate; a re-rate is a separate act that is previewed", "rate", Use.APPLIED),
    /** One currency per contract. */
    D29("D29", "Prices are in the currency of the contract", "currency", Use.ALWAYS),
    /** Unbilled to billed. */
    D30("D30", "A posted invoice moves unbilled to billed and leaves the cost alone", "invoice", Use.APPLIED),
    /** Fixed price and milestones. */
    D31("D31", "On fixed price, time makes cost only; the milestone releases billing", "billing", Use.APPLIED),
    /** The billing method belongs to the line. */
    D32(
            "D32",
            "A line may be billed in another way than the deal only where the region allows it",
            "billing",
            Use.SWITCHABLE),
    /** Not to exceed. */
    D33("D33", "What is billed stays below the contract's cap", "billing", Use.SWITCHABLE),
    /** Use of a retainer. */
    D34("D34", "A retainer is used up by later charges", "billing", Use.APPLIED),
    /** Retainer first invoiced. */
    D35("D35", "A retainer is used only after it was invoiced", "billing", Use.ALWAYS),
    /** Rest of a retainer. */
    D36("D36", "What is left of a retainer is a visible liability", "invoice", Use.APPLIED),
    /** Payers pay everything. */
    D37("D37", "The shares of several payers make exactly 100 per cent", "payers", Use.SWITCHABLE),
    /** Cancelled invoices. */
    D38("D38", "A cancelled invoice frees its entries and is never deleted", "invoice", Use.ALWAYS),
    /** Payments. */
    D39("D39", "The open amount is the ERP's, and a part payment is not paid", "invoice", Use.APPLIED),
    /** A deal with a project is not made again. */
    D40("D40", "A changed or re-won deal that has a project leaves the project alone", "change", Use.ALWAYS),
    /** Some customers demand an order number. */
    D41("D41", "A customer that demands a purchase order number has given one", "contract", Use.SWITCHABLE),
    /** Partial credits. */
    D42("D42", "A partial credit reopens the entries it names, and no others", "invoice", Use.APPLIED),
    /** Credits without hours. */
    D43("D43", "A credit of a product or fee reopens no hours", "invoice", Use.APPLIED),
    /** Full credits. */
    D44("D44", "A full credit reopens every hour of its invoice and of no other", "invoice", Use.APPLIED),
    /** Mark-up. */
    D45("D45", "A mark-up applies to the cost base that the contract names", "amount", Use.APPLIED),
    /** Purchase tax. */
    D46("D46", "Purchase tax that cannot be recovered is cost", "tax", Use.APPLIED),
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
    /** Legs between companies. */
    D50("D50", "Work for another of our companies makes four legs, each for its own ledger", "entity", Use.APPLIED),
    /** Currencies of companies. */
    D51(
            "D51",
            "Currencies of unit and company agree where the ERP demands it; a correction reverses each leg",
            "entity",
            Use.ALWAYS),
    /** Accruals. */
    D52("D52", "Accrued revenue is reversed when the invoice posts, and tax is never revenue", "revenue", Use.APPLIED),
    /** Progress. */
    D53(
            "D53",
            "Progress is measured as the obligation says; an estimate that changes is caught up",
            "revenue",
            Use.APPLIED),
    /** Recognition basis. */
    D54("D54", "The contract states how its revenue is recognised", "revenue", Use.SWITCHABLE),
    /** Bundles. */
    D55("D55", "A bundle's price is shared by stand-alone selling prices", "revenue", Use.APPLIED),
    /** Undoing recognition. */
    D56("D56", "Recognition is undone backwards, never in a closed period", "revenue", Use.ALWAYS),
    /** Who the customer is. */
    D57("D57", "The customer is one identifiable party", "party", Use.SWITCHABLE),
    /** Sold-to is not bill-to. */
    D58("D58", "Who buys and who gets the invoice stay two different links", "party", Use.APPLIED),
    /** Privacy. */
    D59("D59", "Cost rates and pay never reach CRM, logs or tickets", "privacy", Use.ALWAYS),
    /** Two persons. */
    D60("D60", "Nobody approves or posts what they prepared", "approval", Use.ALWAYS),
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
    LINES("RUL-1009", "The deal has an amount, and lines that can be told apart", "billing", Use.ALWAYS),
    /** Entries that mappings can read. */
    READABLE_ENTRY("RUL-1010", "The entry can be read", "mapping", Use.ALWAYS),
    /** What the ERP takes. */
    TAKEN_BY_ERP("RUL-1011", "The ERP takes the line", "technical", Use.ALWAYS),
    /** Projects with a contract. */
    KNOWN_PROJECT("RUL-1012", "The entry belongs to a project that has a contract", "project", Use.ALWAYS),
    /** People who are in the ERP too. */
    KNOWN_PERSON("RUL-1013", "Who worked is known in the ERP", "technical", Use.SWITCHABLE);

    /** What configuration may do with a rule. */
    public enum Use {
        /** Shapes what is made; there is nothing to switch. */
        APPLIED,
        /** Always runs: without it nothing right can be made. */
        ALWAYS,
        /** Runs unless a region or legal entity switches it off. */
        SWITCHABLE
    }

    private static final Map<String, Rule> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Rule::id, rule -> rule));

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
        return Optional.ofNullable(BY_ID.get(id));
    }
}
