package io.throughline.rules.entities;

/** Which of the four legs a fact is, in the words of revenue facts and of posting lines. */
public enum Leg {
    /** Cost in the owning company: the inter-company invoice will be it. */
    OWNER_COST("owner-cost", "owner-cost"),
    /** Unbilled sales in the owning company. */
    OWNER_UNBILLED("owner-unbilled", "owner-revenue"),
    /** Cost in the resourcing company. */
    RESOURCING_COST("resourcing-cost", "resourcing-cost"),
    /** Sale from the resourcing to the owning company. */
    INTER_COMPANY_SALE("inter-company-sale", "inter-company-sale");

    private final String word;
    private final String lineWord;

    Leg(String word, String lineWord) {
        this.word = word;
        this.lineWord = lineWord;
    }

    /** As canonical revenue facts write it. */
    public String word() {
        return word;
    }

    /** As lines of posting batches write it. */
    public String lineWord() {
        return lineWord;
    }
}
