package io.throughline.camel.replay;

import io.throughline.ledger.recorded.RecordedTransaction.RecordedAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The recorded answers of one step, given out call by call. A step may have been tried several times; the answers of one try share their commit. The try that
 * wrote most is replayed, the last of equals: a later one may only have found what it had made. What that try did not come to is taken from the others, the
 * last one first. For one thread.
 */
final class StepAnswers {

    private final List<Map<String, List<RecordedAnswer>>> tries;
    private final Map<String, Integer> used = new HashMap<>();

    StepAnswers(List<RecordedAnswer> answers) {
        Map<Instant, List<RecordedAnswer>> byCommit = new LinkedHashMap<>();
        answers.forEach(answer -> byCommit.computeIfAbsent(answer.storedAt(), commit -> new ArrayList<>())
                .add(answer));
        List<List<RecordedAnswer>> ordered = new ArrayList<>(byCommit.values());
        java.util.Collections.reverse(ordered);
        ordered.sort(
                Comparator.comparing((List<RecordedAnswer> one) -> written(one)).reversed());
        tries = ordered.stream().map(StepAnswers::byCall).toList();
    }

    private static long written(List<RecordedAnswer> answers) {
        return answers.stream()
                .filter(answer -> !answer.call().startsWith("GET ") && answer.status() >= 200 && answer.status() < 300)
                .count();
    }

    private static Map<String, List<RecordedAnswer>> byCall(List<RecordedAnswer> answers) {
        Map<String, List<RecordedAnswer>> calls = new HashMap<>();
        answers.forEach(answer ->
                calls.computeIfAbsent(answer.call(), call -> new ArrayList<>()).add(answer));
        return calls;
    }

    /** The answer to the next call of this name; empty if none was recorded. */
    Optional<RecordedAnswer> next(String call) {
        int number = used.merge(call, 1, Integer::sum) - 1;
        return tries.stream()
                .map(calls -> calls.getOrDefault(call, List.of()))
                .filter(answers -> answers.size() > number)
                .map(answers -> answers.get(number))
                .findFirst();
    }
}
