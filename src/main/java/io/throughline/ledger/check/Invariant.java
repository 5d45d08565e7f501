package io.throughline.ledger.check;

/** What must hold of every history, whatever went wrong meanwhile. The names are stable: tests and documents use them. */
public enum Invariant {
    I1("every accepted event has transactions, each in a named state"),
    I2("what was acknowledged is stored"),
    I3("one transaction per event and workflow"),
    I4("one writer: epochs only grow, and a step is completed once"),
    I5("one effect at the target, as far as the operation promises it"),
    I6("a blind call in doubt is never repeated by itself"),
    I7("nothing new is begun once undoing has begun"),
    I8("undone in reverse order, and nothing that surely was not applied"),
    I9("completed and compensated mean what they say"),
    I10("one at a time per business object, and never back to an older version"),
    I11("failures and crashes stay within their limits"),
    I12("nothing is stuck: due, leased or with a person"),
    I13("every decision of a person is audited once, and the audit holds no secret"),
    I14("a feed is never read past what was not accepted");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    /** What it demands, in words. */
    public String sentence() {
        return sentence;
    }
}
