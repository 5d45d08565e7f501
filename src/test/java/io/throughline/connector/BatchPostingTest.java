package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.connector.BatchPosting.Rows;
import io.throughline.connector.ErpFacts.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchPostingTest {

    private static BatchPosting batch(boolean balanced, String... lines) {
        List<Object> all = List.of(lines).stream().map(Json::read).toList();
        Map<String, Object> batch = Map.of("id", "b-1", "kind", "expense", "balanced", balanced, "lines", all);
        return new BatchPosting(batch, Quantity.HOURS_MINUTES);
    }

    private static List<Object> outcomes(BatchPosting posting) {
        return Json.asList(posting.posting().get("lines")).stream()
                .map(line -> Json.at(line, "outcome"))
                .toList();
    }

    private static Object refused(String key, String... at) {
        return Map.of("key", key, "outcome", "refused", "reason", "CON-2001 no", "at", List.of((Object[]) at));
    }

    private static Object applied(String key) {
        return Map.of("key", key, "outcome", "applied", "id", "77");
    }

    @Test
    void d11EachLineHasItsOwnOutcome() {
        BatchPosting posting = batch(false, "{\"key\":\"a\"}", "{\"key\":\"b\"}", "{\"key\":\"c\"}");
        posting.had(Json.read("{\"lines\":[{\"key\":\"a\",\"documentId\":\"5\"},{\"key\":\"stranger\"}]}"));
        assertThat(posting.open()).hasSize(2);
        posting.answered(List.of(applied("b"), refused("c", "tranDate")), List.of("trandate"));
        assertThat(outcomes(posting)).containsExactly("existed", "posted", "refused");
        assertThat(Json.at(posting.posting(), "lines.2.retry")).isEqualTo(true);
        assertThat(posting.unnamed()).isZero();
    }

    @Test
    void d51OfLinesThatBelongTogetherNoneIsSentIfOneCannotBe() {
        BatchPosting posting = batch(true, "{\"key\":\"a\",\"cost\":{}}", "{\"key\":\"b\"}");
        posting.need(List.of("cost"));
        assertThat(posting.open()).isEmpty();
        assertThat(outcomes(posting)).containsExactly("refused", "refused");
    }

    @Test
    void aDocumentThatIsRefusedForOneOfItsRowsGoesOnWithoutThatLine() {
        BatchPosting posting = batch(false, "{\"key\":\"a\"}", "{\"key\":\"b\"}", "{\"key\":\"c\"}");
        Rows rows = new Rows(List.of(Map.of("k", "a"), Map.of("k", "a"), Map.of("k", "b"), Map.of("k", "c")), "k");
        posting.answeredAsOne(refused("doc", "line.items[2].entity"), rows, "line.items", List.of());
        assertThat(posting.open()).extracting(line -> line.get("key")).containsExactly("a", "c");
        posting.answeredAsOne(applied("doc"), rows, "line.items", List.of());
        assertThat(outcomes(posting)).containsExactly("posted", "refused", "posted");
    }

    @Test
    void aRefusalThatNamesNoRowIsOneOfAllOpenLines() {
        for (String place : List.of("line.items[9].entity", "line", "line.items[x]", "other[0]")) {
            BatchPosting posting = batch(false, "{\"key\":\"a\"}", "{\"key\":\"b\"}");
            Rows rows = new Rows(List.of(Map.of("k", "a"), Map.of("k", "b")), "k");
            posting.answeredAsOne(refused("doc", place), rows, "line.items", List.of());
            assertThat(outcomes(posting)).as(place).containsOnly("refused");
        }
    }

    @Test
    void d16BothSidesOfAnAmountAreInTheJournalAndThoseOfAReversalAreChanged() {
        BatchPosting posting = batch(
                false,
                "{\"key\":\"a\",\"cost\":{\"value\":\"50.00\",\"currency\":\"EUR\"},\"tax\":{\"value\":\"9.50\",\"currency\":\"EUR\"}}",
                "{\"key\":\"b\",\"bill\":{\"value\":\"-105.00\",\"currency\":\"EUR\"}}",
                "{\"key\":\"c\",\"leg\":\"inter-company-sale\",\"bill\":{\"value\":\"7\",\"currency\":\"EUR\"}}",
                "{\"key\":\"d\",\"cost\":{\"value\":\"0.00\",\"currency\":\"EUR\"}}");
        List<String> rows = Json.asList(posting.openJournal().get("rows")).stream()
                .map(row -> Json.textAt(row, "key") + " " + Json.textAt(row, "side") + " " + Json.textAt(row, "purpose")
                        + " " + Json.textAt(row, "amount.value"))
                .toList();
        assertThat(rows)
                .containsExactly(
                        "a debit project-cost 50.00",
                        "a credit expenses-payable 50.00",
                        "a debit input-tax 9.50",
                        "a credit expenses-payable 9.50",
                        "b credit unbilled-receivable 105.00",
                        "b debit accrued-revenue 105.00",
                        "c debit inter-company-receivable 7.00",
                        "c credit inter-company-revenue 7.00");
        assertThat(posting.open()).hasSize(3);
    }

    @Test
    void aLineOfWhichNothingIsKnownIsNeverTakenForPosted() {
        BatchPosting posting = batch(false, "{\"key\":\"a\"}");
        assertThatThrownBy(posting::posting).hasMessageStartingWith("CON-1405").hasMessageContaining(" a:");
        assertThatThrownBy(() -> new BatchPosting(Map.of("id", "b"), Quantity.DECIMAL))
                .hasMessageStartingWith("CON-1403");
    }
}
