package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("G16, S-10 a vendor's words are shown without data")
class SafeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Required fields are missing: [Name]          | Required fields are missing: [Name]",
                "The posting period is closed.                | The posting period is closed.",
                "mail jane@firm.example is taken              | mail … is taken",
                "duplicates record 0015g00000ABCDE            | duplicates record …",
                "see https://x.example/a?b=c now              | see … now",
                "value \"Jane\" is bad                        | value … is bad",
                "limit is 80 characters                       | limit is 80 characters",
            })
    void whatLooksLikeDataIsMasked(String words, String shown) {
        assertThat(SafeText.of(words, null)).isEqualTo(shown);
    }

    @Test
    void whatWasSentIsMaskedWhereverItStood() {
        Object sent =
                Map.of("name", "Jane Miller", "lines", List.of(Map.of("title", "Merger of A and B")), "amount", 12345);
        assertThat(SafeText.of("Jane Miller: Merger of A and B costs 12345", sent))
                .isEqualTo("…: … costs …");
    }

    @Test
    void lineBreaksAndControlSignsDoNotReachTheLog() {
        assertThat(SafeText.of("one\r\n2026 ERROR two\u0007\u202ethree\u2028four", null))
                .isEqualTo("one 2026 ERROR two three four");
    }

    @Test
    void longWordsAreCut() {
        assertThat(SafeText.of("word ".repeat(100_000), null))
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("…");
        assertThat(SafeText.word("x".repeat(100))).isEqualTo("…");
        assertThat(SafeText.word("DUPLICATE\nVALUE")).isEqualTo("…");
        assertThat(SafeText.word("item.items[0].amount")).isEqualTo("item.items[0].amount");
    }
}
