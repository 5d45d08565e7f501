package io.throughline.runner.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCsvTest {

    private final EntryCsv csv = new EntryCsv(false);

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u200b=1", "\uff1d1", "'=1"
            })
    void s26ATextThatASpreadsheetWouldTakeForAFormulaIsInert(String reason) {
        String line = csv.line(Map.of("reason", reason)).strip();
        String cell = line.substring(line.lastIndexOf(',') + 1).replace("\"", "");
        assertThat(cell).startsWith("'").isNotEqualTo(reason);
    }

    @Test
    void s26NegativeNumbersStayNumbers() {
        assertThat(csv.line(Map.of("billed", "-1600.00", "workedSeconds", -4_800)))
                .contains(",-1600.00,", ",-4800,", ",-1.3333,");
    }

    @Test
    void cellsWithSeparatorsQuotesAndLineEndsAreOneCell() {
        assertThat(csv.line(Map.of("reason", "closed; \"March\", 2026\nask finance", "rules", List.of("D17", "D23"))))
                .contains("D17 D23")
                .endsWith("\"closed; \"\"March\"\", 2026\nask finance\"\r\n");
    }
}
