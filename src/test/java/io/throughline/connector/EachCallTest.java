package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.connector.vendor.Verdict;
import io.throughline.workflow.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EachCallTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final CallObserver observer = new CallObserver() {
        @Override
        public void answered(VendorAnswer answer) {
            told.add(answer.status() + " " + new String(answer.raw(), StandardCharsets.UTF_8));
        }
    };

    private static List<VendorRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> VendorRequest.of("PUT", "/record/" + i, RequestBody.json(Map.of("n", i))))
                .toList();
    }

    private static VendorAnswer answer(VendorRequest request, CallObserver watch) {
        VendorAnswer answer = new VendorAnswer(204, null, new byte[0], Optional.of(request.path()));
        watch.answered(answer);
        return answer;
    }

    private static CallException fails(Verdict verdict) {
        return new CallException("CON-2001 system s answered.", verdict, 400, "");
    }

    @Test
    void r23ThereAreAsManyCallsAtOnceAsTheAccountHasPlaces() {
        CyclicBarrier allAtOnce = new CyclicBarrier(3);
        List<EachAnswer> answers = new EachCall(requests(9), observer).atOnce(3, (request, watch) -> {
            try {
                allAtOnce.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return answer(request, watch);
        });
        assertThat(answers)
                .extracting(one -> one.answer().orElseThrow().location().orElseThrow())
                .containsExactlyElementsOf(
                        IntStream.range(0, 9).mapToObj(i -> "/record/" + i).toList());
        assertThat(told).singleElement().asString().startsWith("207 [{\"status\":204,\"location\":\"/record/0\"");
    }

    @Test
    void aLastingNoIsTheMatterOfItsRequestAlone() {
        List<EachAnswer> answers = new EachCall(requests(3), observer).atOnce(1, (request, watch) -> {
            if (request.path().endsWith("1")) {
                throw fails(Verdict.REJECTED);
            }
            return answer(request, watch);
        });
        assertThat(answers).extracting(one -> one.refused().isPresent()).containsExactly(false, true, false);
    }

    @Test
    void r08DoubtEndsTheSendingAndNothingMoreGoesOut() {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        CallException ended = catchThrowableOfType(
                CallException.class,
                () -> new EachCall(requests(50), observer).atOnce(1, (request, watch) -> {
                    sent.add(request.path());
                    if (request.path().endsWith("/5")) {
                        throw fails(Verdict.UNKNOWN);
                    }
                    return answer(request, watch);
                }));
        assertThat(ended.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(sent).hasSize(6);
    }

    @Test
    void toldToWaitAfterSomeWereCarriedOutIsDoubtAboutTheWhole() {
        CallException ended = catchThrowableOfType(
                CallException.class,
                () -> new EachCall(requests(3), observer).atOnce(1, (request, watch) -> {
                    if (request.path().endsWith("2")) {
                        throw fails(Verdict.NOT_APPLIED);
                    }
                    return answer(request, watch);
                }));
        assertThat(ended.outcome()).isEqualTo(Outcome.UNKNOWN);
        CallException first = catchThrowableOfType(
                CallException.class,
                () -> new EachCall(requests(3), observer).atOnce(1, (request, watch) -> {
                    throw fails(Verdict.NOT_APPLIED);
                }));
        assertThat(first.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void anErrorOfOurOwnIsNotSwallowed() {
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> new EachCall(requests(3), observer).atOnce(2, (request, watch) -> {
                            throw new IllegalStateException("lease lost");
                        })))
                .hasMessage("lease lost");
        assertThat(new EachCall(List.of(), observer).atOnce(4, (request, watch) -> answer(request, watch)))
                .isEmpty();
    }
}
