package io.throughline.connector.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    private final CsvText csv = new CsvText(';');

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLineEnds() {
        List<String> cells = List.of("a;b", "say \"x\"", "two\nlines", "", " blank ", "plain");

        List<CsvRow> rows = csv.rows("\ufeffhead\r\n" + csv.line(cells));

        assertThat(rows.get(0).cells()).containsExactly("head");
        assertThat(rows.get(1).cells()).containsExactly("a;b", "say \"x\"", "two\nlines", "", "blank", "plain");
    }

    @Test
    void aRowWhoseQuoteIsNeverClosedIsToldWithItsLineAndSpoilsNoOther() {
        List<CsvRow> rows = csv.rows("a;b\n\n1;\"open\n2;two\n3;\ufffd\n4;four\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(1, 3, 4, 5, 6);
        assertThat(rows).extracting(row -> row.problem().isEmpty()).containsExactly(true, false, true, false, true);
        assertThat(rows.get(2).cells()).containsExactly("2", "two");
    }
}
