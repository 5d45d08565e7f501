package io.throughline.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternTest {

    @Test
    void fillsHolesByPath() {
        assertThat(fill("{system} holds {result.id}", Map.of("system", "NetSuite", "result", Map.of("id", 7))))
                .isEqualTo("NetSuite holds 7");
    }

    @Test
    void takesTheFirstPathThatHasAValue() {
        assertThat(fill("customer {result.number|result.id}", Map.of("result", Map.of("id", "42"))))
                .isEqualTo("customer 42");
    }

    @Test
    void leavesOutWhatStandsInBracketsWithoutAValue() {
        assertThat(fill("made it[ in {terms.entity}][ from {t}]", Map.of("t", "T-1")))
                .isEqualTo("made it from T-1");
    }

    @Test
    void showsAGapForAMissingValueOutsideBrackets() {
        assertThat(fill("customer {result.number}", Map.of())).isEqualTo("customer …");
    }

    @Test
    void writesMoneyAsAmountAndCurrency() {
        assertThat(fill("{amount}", Map.of("amount", Map.of("value", "1234.50", "currency", "EUR"))))
                .isEqualTo("1234.50 EUR");
    }

    @Test
    void takesValuesAsTheyAreEvenIfTheyLookLikeAPattern() {
        assertThat(fill("{a} {b}", Map.of("a", "$1 {b} [x]", "b", new BigDecimal("2.50"))))
                .isEqualTo("$1 {b} [x] 2.50");
    }

    private static String fill(String pattern, Map<String, Object> values) {
        return new Pattern(pattern).fill(values);
    }
}
