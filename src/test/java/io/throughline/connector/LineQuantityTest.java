package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.connector.ErpFacts.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineQuantityTest {

    @ParameterizedTest
    @CsvSource({
        "27000, h:mm, 7:30",
        "26430, h:mm, 7:21",
        "-27000, h:mm, -7:30",
        "10, h:mm, 0:01",
        "0, h:mm, 0:00",
        "27000, decimal, 7.5",
        "26430, decimal, 7.341667",
        "-1200, decimal, -0.333333",
        "0, decimal, 0"
    })
    void d5HoursAreWrittenAsTheErpKeepsThem(long seconds, String kept, String text) {
        Quantity quantity = kept.equals("h:mm") ? Quantity.HOURS_MINUTES : Quantity.DECIMAL;
        assertThat(LineQuantity.of(seconds, 0, quantity).text()).isEqualTo(text);
    }

    @Test
    void d5TheAgreedRateIsSentWhereItGivesTheAmountElseTheRateThatDoes() {
        Money agreed = Money.of("90.00", "EUR");
        LineQuantity exact = LineQuantity.of(27000, 27000, Quantity.HOURS_MINUTES);
        assertThat(exact.rateFor(Money.of("675.00", "EUR"), Optional.of(agreed)))
                .contains(new BigDecimal("90.00"));
        LineQuantity third = LineQuantity.of(1200, 1200, Quantity.HOURS_MINUTES);
        assertThat(third.rateFor(Money.of("30.00", "EUR"), Optional.of(agreed))).contains(new BigDecimal("90.00"));
        LineQuantity half = LineQuantity.of(27000, 13500, Quantity.HOURS_MINUTES);
        assertThat(half.rateFor(Money.of("337.50", "EUR"), Optional.of(agreed))).contains(new BigDecimal("45"));
    }

    @Test
    void d5WhateverIsBilledTheErpMultipliesToTheSameCent() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long seconds = 1 + random.nextInt(86_400);
            long sign = random.nextInt(4) == 0 ? -1 : 1;
            String currency = random.nextInt(5) == 0 ? "JPY" : "EUR";
            BigDecimal value = BigDecimal.valueOf(sign * (1 + random.nextInt(500_000)), Money.digits(currency));
            LineQuantity hours = LineQuantity.of(
                    sign * seconds, 0, random.nextBoolean() ? Quantity.DECIMAL : Quantity.HOURS_MINUTES);
            BigDecimal rate =
                    hours.rateFor(new Money(value, currency), Optional.empty()).orElseThrow();
            assertThat(hours.hours().multiply(rate).setScale(Money.digits(currency), RoundingMode.HALF_UP))
                    .isEqualByComparingTo(value);
        }
    }

    @Test
    void d6WhatWasBilledThoughNothingWasWorkedHasTheBilledHours() {
        assertThat(LineQuantity.of(0, 3600, Quantity.HOURS_MINUTES).text()).isEqualTo("1:00");
        assertThat(LineQuantity.of(0, 0, Quantity.DECIMAL).rateFor(Money.of("1.00", "EUR"), Optional.empty()))
                .isEmpty();
    }
}
