package io.throughline.ledger;

/**
 * An exception that a person must decide.
 *
 * @param kind {@code hold}, {@code failure}, {@code approval} or {@code doubt}
 * @param team who decides: finance, pmo, sales-operations, integration-support …
 * @param code rule id or error code that decided, for example {@code D47}
 * @param title one sentence a finance person reads
 * @param detail numbers and ids; no personal data
 * @param fix what the person can do
 * @param stepId the step it stopped, else null
 * @param amount money at risk as decimal text, else null
 * @param currency ISO code of {@code amount}, else null
 */
public record NewCase(
        String kind,
        String team,
        String code,
        String title,
        String detail,
        String fix,
        String stepId,
        String amount,
        String currency) {

    /** The same case at a step. */
    public NewCase at(String step) {
        return new NewCase(kind, team, code, title, detail, fix, step, amount, currency);
    }

    /** The same case with another way out. */
    public NewCase withFix(String other) {
        return new NewCase(kind, team, code, title, detail, other, stepId, amount, currency);
    }
}
