package io.throughline.rules.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.ExchangeRate;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Ruling;
import io.throughline.rules.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyRulesTest {

    private static final BigDecimal EIGHT = new BigDecimal("8");
    private static final RoundingRule HALF_UP = rule("HALF_UP", RoundingRule.TaxLevel.LINE);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

    @ParameterizedTest
    @CsvSource({
        "8, JPY, 8, 8 JPY",
        "1.234, KWD, 1234, 1.234 KWD",
        "12.34, EUR, 1234, 12.34 EUR",
        "-0.5, USD, -50, -0.50 USD",
        "7, CLP, 7, 7 CLP",
        "1.5, BHD, 1500, 1.500 BHD"
    })
    void d1AmountsHaveTheMinorUnitsOfTheirCurrency(String value, String currency, BigDecimal minor, String shown) {
        assertThat(Money.of(value, currency).minor()).isEqualByComparingTo(minor);
        assertThat(Money.of(value, currency)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "12.345, HALF_EVEN, 12.34",
        "12.345, HALF_UP, 12.35",
        "-61.085, HALF_UP, -61.09",
        "-61.085, HALF_EVEN, -61.08"
    })
    void d2NegativesAreTheMirrorOfPositives(String exact, Rounding mode, String rounded) {
        assertThat(Money.of(exact, "EUR").rounded(mode)).isEqualTo(Money.of(rounded, "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"LINE, 11.44", "DOCUMENT, 11.45", "DOCUMENT_AND_RATE, 11.45"})
    void d3TaxIsRoundedAtTheLevelOfTheEntity(RoundingRule.TaxLevel level, String tax) {
        List<D3DocumentTax.Line> lines = List.of(taxed("25.06", "15"), taxed("25.61", "15"), taxed("25.63", "15"));

        assertThat(D3DocumentTax.of(lines, rule("HALF_UP", level)).tax()).isEqualTo(eur(tax));
    }

    @Test
    void d3PerDocumentAndPerRateDifferWithTwoRates() {
        List<D3DocumentTax.Line> lines = List.of(jpy("105", "10"), jpy("106", "8"));

        D3DocumentTax byRate = D3DocumentTax.of(lines, rule("DOWN", RoundingRule.TaxLevel.DOCUMENT_AND_RATE));
        assertThat(byRate.tax()).isEqualTo(Money.of("18", "JPY"));
        assertThat(byRate.byRate().values()).containsExactly(Money.of("10", "JPY"), Money.of("8", "JPY"));
        assertThat(D3DocumentTax.of(lines, rule("DOWN", RoundingRule.TaxLevel.DOCUMENT))
                        .tax())
                .isEqualTo(Money.of("18", "JPY"));
        assertThat(D3DocumentTax.of(lines, rule("HALF_UP", RoundingRule.TaxLevel.DOCUMENT_AND_RATE))
                        .tax())
                .isEqualTo(Money.of("19", "JPY"));
    }

    @Test
    void d3ALedgerThatRoundsOtherwiseIsRefusedAtSetUpAndItsResultIsAKnownDifference() {
        assertThat(D3DocumentTax.disagreement("jp01", HALF_UP, RoundingRule.TaxLevel.DOCUMENT, "finance"))
                .hasValueSatisfying(refused -> assertThat(refused.effect()).isEqualTo(Ruling.Effect.HELD));
        assertThat(D3DocumentTax.disagreement("jp01", HALF_UP, RoundingRule.TaxLevel.LINE, "finance"))
                .isEmpty();
        assertThat(D3DocumentTax.knownDifference(eur("11.44"), eur("11.45")))
                .hasValueSatisfying(known -> assertThat(known.effect()).isEqualTo(Ruling.Effect.WARNED));
    }

    @Test
    void d4TheRoundingCustomerTakesTheRemainder() {
        List<BigDecimal> third = List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

        assertThat(Split.byWeights(eur("100.00"), third, 2)).containsExactly(eur("33.33"), eur("33.33"), eur("33.34"));
        assertThat(Split.byWeights(Money.of("-100", "JPY"), third, 0))
                .containsExactly(Money.of("-34", "JPY"), Money.of("-33", "JPY"), Money.of("-33", "JPY"));
    }

    @ParameterizedTest
    @CsvSource({
        "3000, 100, EUR, 83.33",
        "4800, 150, EUR, 200.00",
        "-3000, 100, EUR, -83.33",
        "3000, 100, JPY, 83",
        "3000, 100, KWD, 83.333",
        "1, 0.01, EUR, 0.00",
        "28800, 0, EUR, 0.00",
        "1234567, 99.995, EUR, 34291.81"
    })
    void d5TheAmountIsTheExactDurationTimesTheRate(long seconds, String rate, String currency, String amount) {
        assertThat(D5Amount.of(seconds, UnitPrice.hourly(Money.of(rate, currency)), EIGHT, HALF_UP))
                .isEqualTo(Money.of(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 800, 28800, 8, 800.00",
        "DAY, 1000, 3000, 8, 104.17",
        "HALF_DAY, 700, 14400, 8, 700.00",
        "DAY, 1000, 27000, 7.5, 1000.00",
        "HALF_DAY, 500, 3600, 7.6, 131.58"
    })
    void d5DayAndHalfDayRatesFollowTheCalendar(
            TimeUnit unit, String price, long seconds, BigDecimal day, String amount) {
        assertThat(D5Amount.of(seconds, new UnitPrice(eur(price), unit), day, HALF_UP))
                .isEqualTo(eur(amount));
    }

    @Test
    void d5AnIncrementOfTheCurrencyIsRoundedToOnce() {
        RoundingRule cash =
                new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE, Map.of("CHF", new BigDecimal("0.05")));

        assertThat(D5Amount.of(3000, UnitPrice.hourly(Money.of("100", "CHF")), EIGHT, cash))
                .isEqualTo(Money.of("83.35", "CHF"));
    }

    @Test
    void d5ATargetThatRecomputesTellsItsDifference() {
        UnitPrice rate = UnitPrice.hourly(eur("150"));
        BigDecimal tolerance = new BigDecimal("0.01");

        D5TargetQuantity clock = D5TargetQuantity.of(
                4800, rate, eur("200.00"), D5TargetQuantity.Precision.minutes(true), EIGHT, HALF_UP, tolerance);
        assertThat(clock.shown()).isEqualTo("1:20");
        assertThat(clock.difference().signum()).isZero();

        D5TargetQuantity decimal = D5TargetQuantity.of(
                4800, rate, eur("200.00"), D5TargetQuantity.Precision.decimal(2, true), EIGHT, HALF_UP, tolerance);
        assertThat(decimal.shown()).isEqualTo("1.33");
        assertThat(decimal.difference()).isEqualTo(eur("-0.50"));
        assertThat(decimal.ruling().effect()).isEqualTo(Ruling.Effect.HELD);

        D5TargetQuantity takes = D5TargetQuantity.of(
                4800, rate, eur("200.00"), D5TargetQuantity.Precision.decimal(2, false), EIGHT, HALF_UP, tolerance);
        assertThat(takes.ruling().effect()).isEqualTo(Ruling.Effect.APPLIED);

        D5TargetQuantity near = D5TargetQuantity.of(
                -4800,
                rate,
                eur("-200.00"),
                D5TargetQuantity.Precision.decimal(2, true),
                EIGHT,
                HALF_UP,
                new BigDecimal("0.5"));
        assertThat(near.ruling().effect()).isEqualTo(Ruling.Effect.WARNED);
        assertThat(near.difference()).isEqualTo(eur("0.50"));
    }

    @ParameterizedTest
    @CsvSource({
        "3000, 360, up, 3240",
        "3000, 360, nearest, 2880",
        "3060, 360, nearest, 3240",
        "3000, 360, down, 2880",
        "-3000, 360, up, -3240",
        "3240, 360, up, 3240",
        "1, 900, up, 900",
        "0, 900, up, 0",
        "3001, 0, up, 3001"
    })
    void d6TimeIsBilledInStepsOfTheContract(long worked, long step, String direction, long billed) {
        assertThat(new D6Increment(step, D6Increment.direction(direction)).billed(worked))
                .isEqualTo(billed);
    }

    @Test
    void d6TheWorkedExampleBillsNineTenthsOfAnHour() {
        D6Increment six = D6Increment.of(Map.of("billingIncrement", Map.of("seconds", 360, "rounding", "up")))
                .orElseThrow();

        assertThat(D5Amount.of(six.billed(3000), UnitPrice.hourly(eur("100")), EIGHT, HALF_UP))
                .isEqualTo(eur("90.00"));
    }

    @Test
    void d7AMissingRateHoldsForFinanceAndOneCurrencyNeedsNone() {
        DatedRates none = (from, to, on) -> Optional.empty();

        D7Exchange missing = D7Exchange.find(none, "EUR", "USD", DAY, "finance", eur("5"));
        assertThat(missing.isHeld()).isTrue();
        assertThat(missing.ruling().rule()).isEqualTo("D7");
        assertThat(missing.ruling().numbers()).containsEntry("on", "2026-03-30");
        assertThat(D7Exchange.find(none, "EUR", "EUR", DAY, "finance", null).isHeld())
                .isFalse();
    }

    @Test
    void d8BothAmountsTravelWithRateDateAndSource() {
        D8Converted converted = D7Exchange.find(rates("USD", "EUR", "0.8"), "USD", "EUR", DAY, "finance", null)
                .converted();

        assertThat(converted.of(Money.of("100", "USD"), HALF_UP)).isEqualTo(eur("80.00"));
        assertThat(converted.back(eur("80"), HALF_UP)).isEqualTo(Money.of("100.00", "USD"));
        assertThat(converted.plain())
                .containsEntry("rate", "0.8")
                .containsEntry("on", "2026-03-30")
                .containsEntry("source", "ECB");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, USD, 85, 90, INR, 5000",
        "1000, USD, 90, 85, INR, -5000",
        "-1000, USD, 85, 90, INR, -5000",
        "250.10, EUR, 160.05, 161.95, JPY, 475",
        "1000, USD, 85, 85, INR, 0"
    })
    void d8TheSettlementDifferenceIsInAccountingCurrency(
            String amount, String currency, BigDecimal booked, BigDecimal settled, String books, String difference) {
        assertThat(D8Settlement.of(Money.of(amount, currency), booked, settled, books, HALF_UP)
                        .difference())
                .isEqualTo(Money.of(difference, books));
    }

    private static DatedRates rates(String from, String to, String rate) {
        ExchangeRate row = new ExchangeRate(from, to, DAY, DAY, new BigDecimal(rate), "ECB");
        return (f, t, on) -> f.equals(from) && t.equals(to) && on.equals(DAY) ? Optional.of(row) : Optional.empty();
    }

    private static RoundingRule rule(String mode, RoundingRule.TaxLevel level) {
        return new RoundingRule(Rounding.valueOf(mode), level);
    }

    private static D3DocumentTax.Line taxed(String net, String rate) {
        return new D3DocumentTax.Line(eur(net), new BigDecimal(rate));
    }

    private static D3DocumentTax.Line jpy(String net, String rate) {
        return new D3DocumentTax.Line(Money.of(net, "JPY"), new BigDecimal(rate));
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }
}
