package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "8,JPY,8,8",
        "1.234,KWD,1234,1.234",
        "12.34,EUR,1234,12.34",
        "1234.5,EUR,123450,1234.50",
        "-0.10,USD,-10,-0.10"
    })
    @DisplayName("D1 an amount has the minor units of its currency")
    void d1MinorUnits(String value, String currency, String minor, String shown) {
        Money money = Money.of(value, currency);

        assertThat(money.minor()).isEqualByComparingTo(minor);
        assertThat(money.plain()).isEqualTo(Map.of("value", shown, "currency", currency));
        assertThat(Money.ofMinor(new BigDecimal(minor), currency)).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({
        "12.345,EUR,HALF_EVEN,12.34",
        "12.345,EUR,HALF_UP,12.35",
        "-61.085,EUR,HALF_UP,-61.09",
        "-61.085,EUR,HALF_EVEN,-61.08",
        "0.5,JPY,HALF_UP,1",
        "2.5,JPY,HALF_EVEN,2",
        "-2.5,JPY,HALF_DOWN,-2"
    })
    @DisplayName("D2 rounds by the mode of the entity")
    void d2Rounds(String value, String currency, Rounding rounding, String expected) {
        assertThat(Money.of(value, currency).rounded(rounding).plain()).containsEntry("value", expected);
    }

    @Property
    void d2NegativesMirrorPositives(
            @ForAll @Scale(6) @BigRange(min = "0", max = "1000000") BigDecimal value, @ForAll Rounding rounding) {
        BigDecimal up = new Money(value, "EUR").rounded(rounding).value();
        BigDecimal down = new Money(value.negate(), "EUR").rounded(rounding).value();

        assertThat(down).isEqualTo(up.negate());
    }

    @Test
    void keepsTheDigitsOfAUnitPriceUntilItIsRounded() {
        Money price = Money.of("0.12345", "EUR");

        assertThat(price.isExact()).isFalse();
        assertThat(price.plain()).containsEntry("value", "0.12345");
        assertThatThrownBy(price::minor).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1,eur", "1,XXX", "1,EURO", "1e3,EUR", "'1,50',EUR", "NaN,EUR", "'',EUR"})
    void refusesWhatIsNoAmountOrNoCurrency(String value, String currency) {
        assertThatThrownBy(() -> Money.of(value, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CAN-300");
    }

    @Test
    void equalAmountsAreEqualHoweverWritten() {
        assertThat(Money.of("1.5", "EUR"))
                .isEqualTo(Money.of("1.500", "EUR"))
                .hasSameHashCodeAs(Money.of("1.50", "EUR"));
        assertThat(Money.ofPlain(Map.of("value", new BigDecimal("1.5"), "currency", "EUR")))
                .contains(Money.of("1.50", "EUR"));
        assertThat(Money.ofPlain(Map.of("value", "x", "currency", "EUR"))).isEmpty();
    }
}
