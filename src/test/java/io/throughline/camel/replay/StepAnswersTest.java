package io.throughline.camel.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.recorded.RecordedTransaction.RecordedAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepAnswersTest {

    private static final String GET = "GET /thing/{marker}";
    private static final String PUT = "PUT /thing/{marker}";

    @Test
    void givesTheAnswersOfOneTryInTheirOrder() {
        StepAnswers answers =
                answers(answer(1, GET, 404, "absent"), answer(1, PUT, 204, ""), answer(1, GET, 200, "made"));

        assertThat(body(answers, GET)).isEqualTo("absent");
        assertThat(body(answers, PUT)).isEmpty();
        assertThat(body(answers, GET)).isEqualTo("made");
        assertThat(answers.next(GET)).isEmpty();
    }

    @Test
    void prefersTheTryThatWroteToALaterOneThatOnlyFoundWhatItHadMade() {
        StepAnswers answers = answers(
                answer(1, GET, 503, ""),
                answer(2, GET, 404, "absent"),
                answer(2, PUT, 204, ""),
                answer(3, GET, 200, "found"));

        assertThat(body(answers, GET)).isEqualTo("absent");
        assertThat(answers.next(PUT)).isPresent();
    }

    @Test
    void takesTheLastOfTriesThatOnlyRead() {
        StepAnswers answers = answers(answer(1, GET, 503, ""), answer(2, GET, 200, "second"));

        assertThat(body(answers, GET)).isEqualTo("second");
    }

    @Test
    void takesWhatTheTryDidNotComeToFromAnother() {
        StepAnswers answers =
                answers(answer(1, GET, 404, "absent"), answer(1, PUT, 204, ""), answer(2, "GET /found", 200, "probe"));

        assertThat(body(answers, "GET /found")).isEqualTo("probe");
    }

    private static StepAnswers answers(RecordedAnswer... answers) {
        return new StepAnswers(Stream.of(answers).toList());
    }

    private static RecordedAnswer answer(int attempt, String call, int status, String body) {
        return new RecordedAnswer(
                "step", call, status, body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH.plusSeconds(attempt));
    }

    private static String body(StepAnswers answers, String call) {
        return new String(answers.next(call).orElseThrow().body(), StandardCharsets.UTF_8);
    }

    @Test
    void hasNoneForAStepWithoutAnswers() {
        assertThat(new StepAnswers(List.of()).next(GET)).isEmpty();
    }
}
