package io.throughline.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MoneyArithmeticTest {

    private static final Money TEN = Money.of("10.00", "EUR");

    @Test
    void amountsAddUpExactly() {
        assertThat(TEN.plus(Money.of("0.335", "EUR")).minus(TEN)).isEqualTo(Money.of("0.335", "EUR"));
        assertThat(TEN.times(new BigDecimal("0.0333"))).isEqualTo(Money.of("0.333", "EUR"));
        assertThat(TEN.isMoreThan(Money.of("9.999", "EUR"))).isTrue();
        assertThat(TEN.isMoreThan(Money.of("10", "EUR"))).isFalse();
    }

    @Test
    @DisplayName("D7 two currencies are never mixed by silence")
    void currenciesAreNeverMixed() {
        Money dollars = Money.of("1", "USD");

        assertThatThrownBy(() -> TEN.plus(dollars)).hasMessageContaining("CAN-3003");
        assertThatThrownBy(() -> TEN.minus(dollars)).hasMessageContaining("CAN-3003");
        assertThatThrownBy(() -> TEN.isMoreThan(dollars)).hasMessageContaining("CAN-3003");
    }
}
