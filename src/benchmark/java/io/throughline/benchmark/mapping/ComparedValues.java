package io.throughline.benchmark.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Dates and amounts as hand-written code makes them, with the JDK. */
final class ComparedValues {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);

    private ComparedValues() {}

    static String instant(String text) {
        return OffsetDateTime.parse(text, STAMP).toInstant().toString();
    }

    static String date(String text) {
        return text == null ? null : LocalDate.parse(text).toString();
    }

    static String amount(BigDecimal value, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal exact = value.stripTrailingZeros();
        return (exact.scale() < digits ? exact.setScale(digits) : exact).toPlainString();
    }
}
