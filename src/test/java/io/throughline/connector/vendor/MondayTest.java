package io.throughline.connector.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Json;
import io.throughline.workflow.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MondayTest {

    private final Vendor monday = Vendors.named("monday");

    private static Object body(String json) {
        return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), 10_000);
    }

    @Test
    void anErrorThatCallsItselfASuccessIsADefiniteNo() {
        InnerRefusal refusal = monday.refusalWithin(
                        body(
                                "{\"data\": {\"create_item\": null}, \"errors\": [{\"message\": \"no label\", \"path\": [\"create_item\"], \"extensions\": {\"code\": \"ColumnValueException\", \"status_code\": 200}}]}"))
                .orElseThrow();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.partial()).isFalse();
        assertThat(refusal.error().code()).isEqualTo("ColumnValueException");
        assertThat(refusal.error().fields()).containsExactly("create_item");
        assertThat(monday.refine(refusal.status(), refusal.error())).isEmpty();
    }

    @Test
    void r09AnErrorThatSaysNothingIsInDoubtAndDataBesideItMayBeAPart() {
        InnerRefusal refusal = monday.refusalWithin(
                        body("{\"data\": {\"create_item\": {\"id\": \"1\"}}, \"errors\": [{\"message\": \"oops\"}]}"))
                .orElseThrow();

        assertThat(StatusTable.of(refusal.status()).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(refusal.partial()).isTrue();
    }

    @Test
    void everyWordForALimitMeansToWait() {
        for (String code : List.of(
                "COMPLEXITY_BUDGET_EXHAUSTED",
                "ComplexityException",
                "MINUTE_RATE_LIMIT_EXCEEDED",
                "MAX_CONCURRENCY_EXCEEDED",
                "DAILY_LIMIT_EXCEEDED",
                "IP_RATE_LIMIT_EXCEEDED",
                "FIELD_LIMIT_EXCEEDED",
                "tooManyRequests")) {
            Optional<Verdict> verdict = monday.refine(400, new VendorError(code, List.of(), ""));
            assertThat(verdict).as(code).isPresent();
            assertThat(verdict.get().outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(verdict.get().retryAfter()).isPresent();
        }
        assertThat(monday.refine(400, new VendorError("ItemsLimitationException", List.of(), "")))
                .isEmpty();
        assertThat(monday.refine(400, new VendorError("maxComplexityExceeded", List.of(), "")))
                .isEmpty();
    }

    @Test
    void theOlderDialectIsUnderstoodWithItsSeconds() {
        InnerRefusal refusal = monday.refusalWithin(
                        body(
                                "{\"error_code\": \"ComplexityException\", \"status_code\": 429, \"error_message\": \"Complexity budget exhausted, query cost 30001 budget remaining 19986 out of 1000000 reset in 3 seconds\", \"errors\": []}"))
                .orElseThrow();

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.patience()).contains(Duration.ofSeconds(3));
    }

    @Test
    void anAnswerWithoutErrorsIsNoRefusalAndTheTokenStandsAlone() {
        assertThat(monday.refusalWithin(body("{\"data\": {\"boards\": []}}"))).isEmpty();
        assertThat(monday.authorizationHeader("abc")).isEqualTo("abc");
        assertThat(Vendors.named("kantata").authorizationHeader("abc")).isEqualTo("Bearer abc");
    }

    @Test
    void recordsAreFoundInEveryShapeOfAnswerAndPagesGoOnByCursorOrNumber() {
        Paging paging = monday.paging();
        Object page = body(
                "{\"data\": {\"items_page_by_column_values\": {\"cursor\": \"c1\", \"items\": [{\"id\": \"1\"}]}}}");
        Object boards = body("{\"data\": {\"boards\": [{\"id\": \"1\"}, {\"id\": \"2\"}]}}");

        assertThat(paging.records(page)).hasSize(1);
        assertThat(paging.next(page, Map.of()).orElseThrow().query()).isEqualTo(Map.of("cursor", "c1"));
        assertThat(paging.records(body("{\"data\": {\"boards\": [{\"items_page\": {\"items\": [{\"id\": \"1\"}]}}]}}")))
                .hasSize(1);
        assertThat(paging.records(boards)).hasSize(2);
        assertThat(paging.next(boards, Map.of("page", "1")).orElseThrow().query())
                .isEqualTo(Map.of("page", "2"));
        assertThat(paging.next(body("{\"data\": {\"boards\": []}}"), Map.of("page", "2")))
                .isEmpty();
        assertThat(paging.records(body("{\"data\": {\"create_item\": {\"id\": \"9\"}}}")))
                .hasSize(1);
        assertThat(paging.records(body("{\"data\": {\"items\": null}}"))).isEmpty();
        assertThatThrownBy(() -> paging.records(body("{\"hello\": 1}"))).isInstanceOf(IllegalArgumentException.class);
    }
}
