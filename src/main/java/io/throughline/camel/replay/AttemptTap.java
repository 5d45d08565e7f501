package io.throughline.camel.replay;

import io.throughline.camel.call.CallTap;
import io.throughline.canonical.Json;
import io.throughline.config.Systems;
import io.throughline.connector.AnsweredCalls;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.VendorRequest;
import io.throughline.connector.vendor.Verdict;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedAnswer;
import io.throughline.mapping.Mapping;
import io.throughline.replay.Made;
import io.throughline.replay.Sent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt of an operation on recorded answers: notes what would have been sent and which mapping made it. For one thread. */
final class AttemptTap implements CallTap {

    private static final String ERASED = "an answer was erased, or its time to be kept is over";
    private static final String NEVER = "no answer to this call was recorded";

    private final AnsweredCalls calls;
    private final StepAnswers answers;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Object, Made> made = new IdentityHashMap<>();
    private String missing;
    private String missingCall = "";

    AttemptTap(Systems systems, Clock clock, StepAnswers answers) {
        this.calls = new AnsweredCalls(systems, clock, this::answer);
        this.answers = answers;
    }

    @Override
    public Optional<VendorCalls> calls() {
        return Optional.of(calls);
    }

    @Override
    public boolean seesMappings() {
        return true;
    }

    @Override
    public void mapped(Mapping mapping, Object input, Map<String, Object> context, Map<String, Object> result) {
        made.put(result, new Made(mapping, input, context));
    }

    private AnsweredCalls.Answer answer(VendorRequest request, CallObserver observer) {
        Object body = request.body().value();
        sent.add(new Sent(observer.label(), !request.reads(), request.path(), request.query(), body, made.get(body)));
        Optional<RecordedAnswer> known = answers.next(observer.label());
        if (known.isEmpty() || known.get().body() == null && !isBodiless(known.get())) {
            missing = known.isEmpty() ? NEVER : ERASED;
            missingCall = observer.label();
            throw new CallException("MAP-1156 " + missing + ". Nothing was sent.", Verdict.REJECTED, 0, "");
        }
        byte[] bytes = known.get().body();
        return new AnsweredCalls.Answer(known.get().status(), bytes == null ? new byte[0] : bytes);
    }

    private static boolean isBodiless(RecordedAnswer answer) {
        return answer.status() == 204;
    }

    /** What would have been sent, in order. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** How a value was made, if a mapping made it. */
    Made madeOf(Object value) {
        return Json.isObject(value) ? made.get(value) : null;
    }

    /** Why the attempt could not go on; null if every call had its answer. */
    String missing() {
        return missing;
    }

    /** Which call had none. */
    String missingCall() {
        return missingCall;
    }
}
