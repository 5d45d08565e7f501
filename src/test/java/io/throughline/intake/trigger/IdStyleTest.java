package io.throughline.intake.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdStyleTest {

    @ParameterizedTest
    @CsvSource({
        "00D000000000062, 00D000000000062EAA",
        "aaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaAAA",
        "AaaaaaaaaAAAAAA, AaaaaaaaaAAAAAABQ5",
        "00D000000000062EAA, 00D000000000062EAA"
    })
    void aShortSalesforceIdIsTheSameRecordAsItsLongForm(String written, String kept) {
        assertThat(IdStyle.SALESFORCE.read(written)).isEqualTo(kept);
    }

    @Test
    void otherVendorsKeepTheirIds() {
        assertThat(IdStyle.PLAIN.read("aaaaaaaaaaaaaaa")).isEqualTo("aaaaaaaaaaaaaaa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b", "a?x", "a#x", "a;b", "a'b", "a\nb", "%2e%2e", ""})
    void s13WhatIsNoIdNeverReachesAKeyOrAQuery(String hostile) {
        assertThatThrownBy(() -> IdStyle.SALESFORCE.read(hostile)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void theProblemOfABadIdDoesNotRepeatIt() {
        assertThatThrownBy(() -> IdStyle.PLAIN.read("jane doe")).hasMessageNotContaining("jane");
    }
}
