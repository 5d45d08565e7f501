package io.throughline.rules.correction;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two halves of a line, which can be corrected each for itself. */
enum LinePart {
    /** What it costs the firm. */
    COST(List.of("workedSeconds", "costRate", "cost", "accountingCost", "tax")),
    /** What the customer is charged. */
    BILL(List.of("billedSeconds", "billRate", "bill", "accountingBill", "nonChargeable", "billable"));

    private final List<String> fields;

    LinePart(List<String> fields) {
        this.fields = fields;
    }

    /** The fields that belong to this half only. */
    List<String> fields() {
        return fields;
    }

    /** The halves that a line has; a line without any amount has both, because its time stands. */
    static Set<LinePart> of(Map<String, Object> body) {
        Set<LinePart> parts = EnumSet.noneOf(LinePart.class);
        if (body.containsKey("cost") || body.containsKey("tax")) {
            parts.add(COST);
        }
        if (body.containsKey("bill") || body.containsKey("nonChargeable") || body.containsKey("billedSeconds")) {
            parts.add(BILL);
        }
        return parts.isEmpty() ? EnumSet.allOf(LinePart.class) : parts;
    }
}
