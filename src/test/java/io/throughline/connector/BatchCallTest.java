package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.vendor.Vendors;
import io.throughline.workflow.Outcome;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchCallTest {

    private static final String REFUSAL =
            "{\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\",\"innererror\":{\"message\":\"%s\",\"type\":\"A.AxODataWriteException\"}}}";

    private final List<VendorAnswer> told = new ArrayList<>();

    private static BatchCall of(boolean whole) {
        return new BatchCall("/data/$batch", List.of(line("Grüße"), line("second")), whole);
    }

    private static VendorRequest line(String text) {
        return VendorRequest.of("POST", "/data/Lines", RequestBody.json(Map.of("Description", text)));
    }

    private List<EachAnswer> answers(BatchCall call, String text) {
        WireAnswer answer = new WireAnswer(
                200,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                Optional.empty());
        Judge judge = new Judge("dynamics365", Vendors.named("dynamics365"), 1 << 20, Clock.systemUTC());
        CallObserver observer = new CallObserver() {
            @Override
            public void answered(VendorAnswer one) {
                told.add(one);
            }
        };
        return BatchAnswers.of(call, answer, judge, observer);
    }

    private static String part(int number, int status, String body) {
        return """
                Content-Type: application/http
                Content-ID: %d

                HTTP/1.1 %d Some Words
                Location: https://x.example/data/Lines(%d)

                %s
                """.formatted(number, status, number, body);
    }

    private static String batch(String... parts) {
        return "--b\n" + String.join("--b\n", parts) + "--b--\n";
    }

    @Test
    void i5ManyRequestsGoOutAsPartsWithPathsRelativeToTheService() {
        String text = new String(of(false).request().body().bytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("--batch_throughline\r\nContent-Type: application/http\r\n")
                .contains(
                        "Content-ID: 2\r\n\r\nPOST Lines HTTP/1.1\r\n",
                        "\r\n\r\n{\"Description\":\"Grüße\"}\r\n--batch")
                .endsWith("--batch_throughline--\r\n");
        assertThat(of(false).request().headers()).containsEntry("Prefer", "odata.continue-on-error");
    }

    @Test
    void d51WhatGoesWholeIsOneChangeSet() {
        String text = new String(of(true).request().body().bytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith(
                        "--batch_throughline\r\nContent-Type: multipart/mixed; boundary=changeset_throughline\r\n\r\n")
                .contains("\r\n--changeset_throughline--\r\n\r\n--batch_throughline--");
    }

    @Test
    void d11EachPartIsJudgedByItselfWhateverTheirOrder() {
        List<EachAnswer> answers =
                answers(of(false), batch(part(2, 400, REFUSAL.formatted("no second here")), part(1, 204, "")));
        assertThat(answers.get(0).answer()).get().returns(204, VendorAnswer::status);
        CallException refused = answers.get(1).refused().orElseThrow();
        assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refused.getMessage()).contains("AxODataWriteException").doesNotContain("second");
        assertThat(told).hasSize(1);
        assertThat(new String(told.get(0).raw(), StandardCharsets.UTF_8)).startsWith("[{\"status\":204");
    }

    @Test
    void d51ARefusedChangeSetRefusesAllThatWereInIt() {
        List<EachAnswer> answers = answers(of(true), batch(part(2, 400, REFUSAL.formatted("closed"))));
        assertThat(answers).hasSize(2).allMatch(one -> one.refused().isPresent());
        String done = "--s\n" + part(1, 201, "{}") + "--s\n" + part(2, 201, "{}") + "--s--\n";
        String set = "Content-Type: multipart/mixed; boundary=s\n\n" + done;
        assertThat(answers(of(true), batch(set)))
                .hasSize(2)
                .allMatch(one -> one.answer().isPresent());
    }

    @Test
    void g5APartThatIsMissingOrInDoubtLeavesTheWholeInDoubt() {
        for (String text : List.of(
                batch(part(1, 204, "")),
                batch(part(1, 204, ""), part(2, 500, "")),
                batch(part(1, 204, ""), part(2, 429, "")),
                "--b\n" + part(1, 204, ""),
                "{}")) {
            assertThatThrownBy(() -> answers(of(false), text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            CallException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        }
        assertThatThrownBy(() -> answers(of(true), batch(part(1, 429, ""))))
                .isInstanceOfSatisfying(
                        CallException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED));
    }
}
