package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.IsoText;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether what would be sent says the same as what the target shows. In doubt it does not: to send a value again harms nobody, to keep back a
 * changed one does. So two texts that look like numbers are still texts ({@code 1.10} is no {@code 1.1} among task numbers).
 */
final class SameMeaning {

    /** A number as systems write it into text; ids with leading zeros are none. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,40})(\\.\\d{1,40})?");

    private SameMeaning() {}

    /**
     * Numbers by value, also against their text; dates and moments by what they say; amounts of money by value and currency; an object if the
     * shown one has all of its fields with the same meaning, whatever else it shows; a list item by item.
     *
     * @param sent plain
     * @param shown plain, or {@link Value#ABSENT} if the target shows nothing
     */
    static boolean of(Object sent, Object shown) {
        if (shown == Value.ABSENT || sent == null || shown == null) {
            return sent == shown;
        }
        if (sent instanceof Map<?, ?> object) {
            return shown instanceof Map<?, ?> other && ofObjects(object, other);
        }
        if (sent instanceof List<?> list) {
            return shown instanceof List<?> other && ofLists(list, other);
        }
        if (sent instanceof Number || shown instanceof Number) {
            Optional<BigDecimal> number = number(sent);
            return number.isPresent()
                    && number(shown)
                            .filter(other -> number.get().compareTo(other) == 0)
                            .isPresent();
        }
        return sent.equals(shown)
                || sent instanceof String text && shown instanceof String other && ofDays(text, other);
    }

    private static boolean ofObjects(Map<?, ?> sent, Map<?, ?> shown) {
        Optional<Money> money = sent.size() == 2 ? Money.ofPlain(sent) : Optional.empty();
        if (money.isPresent()) {
            return money.equals(Money.ofPlain(shown));
        }
        return sent.entrySet().stream()
                .allMatch(
                        field -> shown.containsKey(field.getKey()) && of(field.getValue(), shown.get(field.getKey())));
    }

    private static boolean ofLists(List<?> sent, List<?> shown) {
        for (int i = 0; i < sent.size() && sent.size() == shown.size(); i++) {
            if (!of(sent.get(i), shown.get(i))) {
                return false;
            }
        }
        return sent.size() == shown.size();
    }

    private static Optional<BigDecimal> number(Object value) {
        boolean readable = value instanceof Number
                || value instanceof String text && NUMBER.matcher(text).matches();
        return readable ? Decimals.of(value) : Optional.empty();
    }

    /** A date is the same as a moment on it as its author wrote it (D9). Moments without a zone have no meaning of their own. */
    private static boolean ofDays(String sent, String shown) {
        IsoText one = IsoText.of(sent);
        IsoText other = IsoText.of(shown);
        if (one == null || other == null) {
            return false;
        }
        TemporalAccessor first = one.read();
        TemporalAccessor second = other.read();
        if (first instanceof LocalDate || second instanceof LocalDate) {
            return one.date().equals(other.date());
        }
        return first instanceof OffsetDateTime moment
                && second instanceof OffsetDateTime otherMoment
                && moment.isEqual(otherMoment);
    }
}
