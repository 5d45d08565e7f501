package io.throughline.runner.archive;

import io.throughline.BundleReplay;
import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedStep;
import io.throughline.replay.Compared;
import io.throughline.replay.Comparison;
import io.throughline.replay.Gap;
import io.throughline.replay.Replayed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Replays recorded transactions with two bundles and compares, page by page, on all processors. The order of the answer is that of the transactions, whatever
 * thread was first.
 *
 * @param progress told how many of how many are compared
 */
public record RecordedDiff(BundleReplay before, BundleReplay after, BiConsumer<Integer, Integer> progress) {

    private static final int PAGE = 100;

    /**
     * Compares all that fit.
     *
     * @throws IOException if who has the ledger open does not answer
     */
    public DiffResult over(Archive archive, DiffRequest request) throws IOException, InterruptedException {
        List<String> ids = request.ids().isEmpty()
                ? archive.ids(new RecordedQuery(request.since(), request.region(), request.limit()))
                : request.ids();
        Set<String> unknown = new LinkedHashSet<>(request.ids());
        List<Compared> compared = new ArrayList<>();
        int leftOut = 0;
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            for (int from = 0; from < ids.size(); from += PAGE) {
                List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
                List<RecordedTransaction> recorded = archive.recorded(page);
                List<RecordedTransaction> replayable = recorded.stream()
                        .filter(one -> !before.onlyTakesIn(one.workflow()) || !after.onlyTakesIn(one.workflow()))
                        .toList();
                recorded.forEach(one -> unknown.remove(one.id()));
                leftOut += recorded.size() - replayable.size();
                compared.addAll(page(threads, replayable));
                progress.accept(from + page.size(), ids.size());
            }
        } finally {
            threads.shutdownNow();
        }
        return new DiffResult(before.bundle(), after.bundle(), compared, leftOut, List.copyOf(unknown));
    }

    private List<Compared> page(ExecutorService threads, List<RecordedTransaction> transactions)
            throws InterruptedException {
        List<Future<Compared>> under = transactions.stream()
                .map(transaction -> threads.submit(() -> compare(transaction)))
                .toList();
        List<Compared> page = new ArrayList<>();
        for (Future<Compared> one : under) {
            page.add(finished(one));
        }
        return page;
    }

    private static Compared finished(Future<Compared> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(
                    "MAP-1157 a recorded transaction could not be compared. Nothing was changed. This is a bug.",
                    bug.getCause());
        }
    }

    private Compared compare(RecordedTransaction transaction) {
        Replayed old = before.replay(transaction);
        Replayed young = after.replay(transaction);
        Comparison comparison = new Comparison(after.schemas());
        Compared.Head head = new Compared.Head(
                transaction.id(),
                transaction.workflow(),
                transaction.region(),
                null,
                null,
                transaction.event().objectId());
        Compared compared = comparison.of(head, old, young);
        return before.bundle().hash().equals(transaction.bundle())
                ? with(compared, comparison.unfaithful(results(transaction), old))
                : compared;
    }

    private static Map<String, Map<String, Object>> results(RecordedTransaction transaction) {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (RecordedStep step : transaction.steps()) {
            if (step.result() != null) {
                results.put(step.id(), step.result());
            }
        }
        return results;
    }

    private static Compared with(Compared compared, List<Gap> more) {
        List<Gap> gaps = new ArrayList<>(compared.gaps());
        gaps.addAll(more);
        return new Compared(compared.head(), compared.differences(), List.copyOf(gaps), compared.atStake());
    }
}
