package io.throughline.connector.vendor;

import java.util.List;

/**
 * What an HTTP status says when the vendor has no meaning of its own for it: the table of docs/connectors.md, as data. The first row
 * that fits decides.
 */
public final class StatusTable {

    /**
     * One row.
     *
     * @param from first status of the row
     * @param to last status of the row
     * @param verdict what it says
     * @param why in words
     */
    public record Row(int from, int to, Verdict verdict, String why) {

        boolean fits(int status) {
            return from <= status && status <= to;
        }
    }

    /** All rows, in order. */
    public static final List<Row> ROWS = List.of(
            new Row(200, 299, Verdict.APPLIED, "done"),
            new Row(300, 399, Verdict.REJECTED, "redirects are not followed: the address is configured wrongly"),
            new Row(401, 401, Verdict.PAUSE, "the credentials are refused"),
            new Row(403, 403, Verdict.PAUSE, "the credentials lack a right"),
            new Row(407, 407, Verdict.PAUSE, "a proxy stands in the way"),
            new Row(408, 408, Verdict.UNKNOWN, "the target gave up waiting; it may have acted"),
            new Row(409, 409, Verdict.UNKNOWN, "in conflict with what is there: ask"),
            new Row(412, 412, Verdict.UNKNOWN, "the state is not as expected: ask"),
            new Row(425, 425, Verdict.NOT_APPLIED, "too early, not processed"),
            new Row(429, 429, Verdict.UNKNOWN, "throttled; only the vendor knows whether before or after the work"),
            new Row(400, 499, Verdict.REJECTED, "a definite no"),
            new Row(500, 599, Verdict.UNKNOWN, "the target failed, before or after the work"));

    private StatusTable() {}

    /** The verdict on a status; what is no HTTP status at all is in doubt. */
    public static Verdict of(int status) {
        return ROWS.stream()
                .filter(row -> row.fits(status))
                .map(Row::verdict)
                .findFirst()
                .orElse(Verdict.UNKNOWN);
    }
}
