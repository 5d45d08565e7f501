package io.throughline.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
 * @param facts what else a person needs to decide, as plain values without personal data: of a doubt {@code asked} (operation, system,
 *     key, marker, attempt …) and {@code candidates} (the records found, each with {@code id} and the {@code result} that the step would have), side by side, {@code approval} (stage and amount of the chain); never null
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
        String currency,
        Map<String, Object> facts) {

    /** Keeps a copy of the facts. */
    public NewCase {
        facts = facts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A case that its words describe whole. */
    public NewCase(
            String kind,
            String team,
            String code,
            String title,
            String detail,
            String fix,
            String stepId,
            String amount,
            String currency) {
        this(kind, team, code, title, detail, fix, stepId, amount, currency, Map.of());
    }

    /** The same case at a step. */
    public NewCase at(String step) {
        return new NewCase(kind, team, code, title, detail, fix, step, amount, currency, facts);
    }

    /** The same case with these facts. */
    public NewCase withFacts(Map<String, Object> known) {
        return new NewCase(kind, team, code, title, detail, fix, stepId, amount, currency, known);
    }

    /** The same case with another way out. */
    public NewCase withFix(String other) {
        return new NewCase(kind, team, code, title, detail, other, stepId, amount, currency, facts);
    }
}
