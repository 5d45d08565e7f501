package io.throughline.ledger;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a business object as its source wrote it. Two versions are compared as instants if both are, as numbers if both are, else as
 * text: {@code 10:00:00Z} is after {@code 10:00:00.5Z} as text only. Immutable.
 *
 * @param text as the source wrote it, at most 80 characters; never null
 */
public record ObjectVersion(String text) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,60}(\\.[0-9]{1,20})?");

    /** Whether the object was changed after this version, as far as the other one tells. Equal versions are not older. */
    public boolean isOlderThan(ObjectVersion other) {
        return compareWith(other) < 0;
    }

    private int compareWith(ObjectVersion other) {
        Optional<Instant> at = instant();
        Optional<Instant> otherAt = other.instant();
        if (at.isPresent() && otherAt.isPresent()) {
            return at.get().compareTo(otherAt.get());
        }
        return isNumber() && other.isNumber()
                ? new BigDecimal(text).compareTo(new BigDecimal(other.text))
                : text.compareTo(other.text);
    }

    private Optional<Instant> instant() {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    private boolean isNumber() {
        return NUMBER.matcher(text).matches();
    }
}
