package io.throughline.connector;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.connector.AnsweredCalls.Answer;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireLimits;
import io.throughline.connector.vendor.Verdict;
import io.throughline.workflow.Outcome;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Requests that do not depend on each other, under way at once. Their answers are kept in their order and told as one, so that the archive of a step holds one
 * line for them and a replay reads the same answer for the same request. For one use.
 */
final class EachCall {

    /** WebDAV's multi-status: many answers in one. */
    private static final int MANY = 207;

    private static final int LONGEST_BODY = 4000;

    private final List<VendorRequest> requests;
    private final CallObserver observer;
    private final VendorAnswer[] raw;
    private final EachAnswer[] answers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<RuntimeException> ended = new AtomicReference<>();

    /** Sends one request. */
    @FunctionalInterface
    interface Sending {
        VendorAnswer send(VendorRequest request, CallObserver watch);
    }

    EachCall(List<VendorRequest> requests, CallObserver observer) {
        this.requests = List.copyOf(requests);
        this.observer = observer;
        this.raw = new VendorAnswer[requests.size()];
        this.answers = new EachAnswer[requests.size()];
    }

    List<EachAnswer> atOnce(int most, Sending sending) {
        int threads = Math.min(most, requests.size());
        if (threads <= 1) {
            work(sending);
        } else {
            share(threads, sending);
        }
        if (!requests.isEmpty()) {
            observer.answered(asOne(Arrays.asList(raw)));
        }
        RuntimeException end = ended.get();
        if (end == null) {
            return Arrays.asList(answers);
        }
        throw end instanceof CallException call && call.outcome() != Outcome.UNKNOWN && isAnyApplied()
                ? call.afterEarlierWrite()
                : end;
    }

    /** The calling thread works too. */
    private void share(int threads, Sending sending) {
        ExecutorService others = Executors.newFixedThreadPool(threads - 1, work -> {
            Thread thread = new Thread(work, "call-each");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> shares = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                shares.add(others.submit(() -> work(sending)));
            }
            work(sending);
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(new CallException(
                    "CON-2002 the process stops while calls are under way. They may have been carried out: the target is asked before anything is"
                            + " repeated.",
                    Verdict.UNKNOWN,
                    0,
                    ""));
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            others.shutdown();
        }
    }

    private void work(Sending sending) {
        while (ended.get() == null) {
            int index = next.getAndIncrement();
            if (index >= requests.size()) {
                return;
            }
            try {
                answers[index] = EachAnswer.of(sending.send(requests.get(index), new Watch(index)));
            } catch (CallException e) {
                if (e.outcome() == Outcome.REJECTED) {
                    answers[index] = EachAnswer.of(e);
                } else {
                    end(e);
                }
            } catch (RuntimeException e) {
                end(e);
            }
        }
    }

    /** Doubt outweighs everything else; of equals the first counts. */
    private void end(RuntimeException e) {
        ended.accumulateAndGet(e, (before, now) -> before == null || isDoubt(now) && !isDoubt(before) ? now : before);
    }

    private static boolean isDoubt(RuntimeException e) {
        return e instanceof CallException call && call.outcome() == Outcome.UNKNOWN;
    }

    private boolean isAnyApplied() {
        return Arrays.stream(answers)
                .filter(Objects::nonNull)
                .anyMatch(one -> one.answer().isPresent());
    }

    /** Several answers as one, which {@link #apart} tells apart again; null where none came. */
    static VendorAnswer asOne(List<VendorAnswer> answers) {
        List<Object> told = new ArrayList<>();
        for (VendorAnswer answer : answers) {
            told.add(answer == null ? null : told(answer));
        }
        return new VendorAnswer(MANY, null, Json.write(told).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static Map<String, Object> told(VendorAnswer answer) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", answer.status());
        answer.location().ifPresent(location -> told.put("location", location));
        if (answer.raw().length > 0 && answer.raw().length <= LONGEST_BODY) {
            told.put("body", new String(answer.raw(), StandardCharsets.UTF_8));
        }
        return told;
    }

    /** All of them as one request, for who only looks at what would be sent. */
    static VendorRequest together(List<VendorRequest> requests) {
        VendorRequest first = requests.get(0);
        List<Object> bodies = requests.stream()
                .map(request -> (Object) new HashMap<>(Map.of("path", request.path(), "body", plain(request))))
                .toList();
        VendorRequest all = new VendorRequest(
                first.method(), first.path(), first.query(), first.headers(), RequestBody.json(bodies), first.reads());
        return all;
    }

    private static Object plain(VendorRequest request) {
        return request.body().value() == null ? Map.of() : request.body().value();
    }

    /** The answers that were told as one. */
    static List<EachAnswer> apart(List<VendorRequest> requests, Answer together, Judge judge) {
        List<?> told = read(together.body());
        List<EachAnswer> answers = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Object one = i < told.size() ? told.get(i) : null;
            answers.add(judged(requests.get(i), one, judge));
        }
        return answers;
    }

    private static List<?> read(byte[] body) {
        try {
            return Json.asList(Json.read(body, WireLimits.DEFAULT.maxAnswerBytes()));
        } catch (JsonException e) {
            return List.of();
        }
    }

    private static EachAnswer judged(VendorRequest request, Object told, Judge judge) {
        if (!Json.isObject(told)) {
            throw new CallException(
                    "CON-1401 no answer to one of several calls was recorded. Nothing was sent.",
                    Verdict.REJECTED,
                    0,
                    "");
        }
        Map<String, Object> one = Json.asObject(told);
        Map<String, List<String>> headers =
                one.get("location") instanceof String location ? Map.of("location", List.of(location)) : Map.of();
        byte[] body = String.valueOf(one.getOrDefault("body", "")).getBytes(StandardCharsets.UTF_8);
        WireAnswer answer = new WireAnswer(
                ((Number) one.get("status")).intValue(),
                HttpHeaders.of(headers, (name, value) -> true),
                body,
                Optional.empty());
        try {
            return EachAnswer.of(VendorAnswer.of(answer, judge.valueOf(request, answer)));
        } catch (CallException e) {
            if (e.outcome() != Outcome.REJECTED) {
                throw e;
            }
            return EachAnswer.of(e);
        }
    }

    /** Keeps the raw answer of one request. Written by the thread that sends, read when all have ended. */
    private final class Watch implements CallObserver {

        private final int index;

        Watch(int index) {
            this.index = index;
        }

        @Override
        public String label() {
            return observer.label();
        }

        @Override
        public void beforeSend() {
            observer.beforeSend();
        }

        @Override
        public void answered(VendorAnswer answer) {
            raw[index] = answer;
        }
    }
}
