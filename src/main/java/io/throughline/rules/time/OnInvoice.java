package io.throughline.rules.time;

import java.util.Map;

/**
 * The invoice that an entry is on (D15).
 *
 * @param id of the invoice
 * @param status {@code draft}, {@code posted}, {@code credited} or {@code cancelled}
 */
public record OnInvoice(String id, String status) {

    static OnInvoice of(Map<?, ?> plain) {
        String id = PlainParts.text(plain, "id");
        return id == null ? null : new OnInvoice(id, PlainParts.text(plain, "status"));
    }

    /** Whether it must be credited before what is on it can change: a status that nobody knows counts as posted. */
    public boolean mustBeCredited() {
        return status == null || status.equals("posted");
    }
}
