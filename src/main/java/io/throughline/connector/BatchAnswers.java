package io.throughline.connector;

import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.vendor.Verdict;
import io.throughline.workflow.Outcome;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tells the answer to a {@link BatchCall} apart into one for each of its requests. For one use. */
final class BatchAnswers {

    private final BatchCall call;
    private final Judge judge;
    private final WireAnswer[] raw;

    private BatchAnswers(BatchCall call, Judge judge) {
        this.call = call;
        this.judge = judge;
        this.raw = new WireAnswer[call.requests().size()];
    }

    /**
     * One answer for each request, in their order.
     *
     * @param answer of status 2xx
     * @param observer is told all of them as one, in the form of {@link EachCall}
     * @throws CallException if one of them is in doubt or may be had later; then all of them are, unless nothing was written
     */
    static List<EachAnswer> of(BatchCall call, WireAnswer answer, Judge judge, CallObserver observer) {
        BatchAnswers apart = new BatchAnswers(call, judge);
        try {
            apart.assign(BatchPart.read(new String(answer.body(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw judge.doubt(call.requests().get(0), answer.status(), "no batch: " + e.getMessage());
        }
        List<VendorAnswer> told = Arrays.stream(apart.raw)
                .map(one -> one == null ? null : VendorAnswer.of(one, null))
                .toList();
        observer.answered(EachCall.asOne(told));
        return apart.judged();
    }

    private void assign(List<BatchPart> parts) {
        boolean refusedSet = call.whole() && parts.stream().noneMatch(BatchPart::set) && parts.size() == 1;
        for (int i = 0; i < parts.size(); i++) {
            BatchPart part = parts.get(i);
            WireAnswer answer = wire(part);
            if (refusedSet) {
                Arrays.fill(raw, answer);
            } else {
                int number = part.number() == 0 ? i + 1 : part.number();
                if (number <= raw.length) {
                    raw[number - 1] = answer;
                }
            }
        }
    }

    private static WireAnswer wire(BatchPart part) {
        Map<String, List<String>> headers =
                part.location().map(to -> Map.of("location", List.of(to))).orElse(Map.of());
        return new WireAnswer(
                part.status(),
                HttpHeaders.of(headers, (name, value) -> true),
                part.body().getBytes(StandardCharsets.UTF_8),
                Optional.empty());
    }

    private List<EachAnswer> judged() {
        List<EachAnswer> answers = new ArrayList<>();
        CallException open = null;
        for (int i = 0; i < raw.length; i++) {
            try {
                answers.add(EachAnswer.of(one(i)));
            } catch (CallException e) {
                answers.add(EachAnswer.of(e));
                open = open == null && e.outcome() != Outcome.REJECTED ? e : open;
            }
        }
        if (open != null) {
            boolean written = Arrays.stream(raw).filter(Objects::nonNull).anyMatch(WireAnswer::isSuccess);
            throw written && open.outcome() != Outcome.UNKNOWN ? open.afterEarlierWrite() : open;
        }
        return answers;
    }

    private VendorAnswer one(int index) {
        WireAnswer answer = raw[index];
        if (answer == null) {
            throw new CallException(
                    "CON-1103 the answer of system " + judge.system() + " to " + raw.length
                            + " requests in one call says nothing of number " + (index + 1)
                            + ". It may have been carried out: the target is asked before anything is repeated.",
                    Verdict.UNKNOWN,
                    0,
                    "");
        }
        return answer.isSuccess()
                ? VendorAnswer.of(answer, null)
                : VendorAnswer.of(answer, judge.valueOf(call.requests().get(index), answer));
    }
}
