package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.WorkCalendar;
import java.math.BigDecimal;
import java.util.Optional;

/** One line of what was sold. */
record SoldLine(Fields fields) {

    String key() {
        return fields.text("key").orElse("");
    }

    String name() {
        return fields.text("name").orElse("");
    }

    Optional<String> role() {
        return fields.text("role");
    }

    Optional<String> billingMethod() {
        return fields.text("billingMethod");
    }

    String unit() {
        return fields.text("unit").orElse("hour");
    }

    BigDecimal quantity() {
        return fields.number("quantity").orElse(BigDecimal.ZERO);
    }

    Optional<Money> unitPrice() {
        return fields.money("unitPrice");
    }

    Optional<Money> total() {
        return fields.money("total");
    }

    /** Whether people work for it, so that it becomes a task; a fee does not. */
    boolean isWork() {
        return fields.text("family").orElse("service").equals("service");
    }

    boolean isMeasuredInTime() {
        return !unit().equals("each");
    }

    /** Hours of work sold; a line that sells pieces takes those the template plans for a piece. */
    BigDecimal hours(WorkCalendar calendar, BigDecimal perPiece) {
        return switch (unit()) {
            case "each" -> quantity().multiply(perPiece);
            case "day" -> quantity().multiply(calendar.hoursPerDay());
            default -> quantity();
        };
    }
}
