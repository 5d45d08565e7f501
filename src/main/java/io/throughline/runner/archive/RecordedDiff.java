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
        Pages pages = new Pages(archive, ids, new LinkedHashSet<>(request.ids()));
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            return new DiffResult(
                    before.bundle(),
                    after.bundle(),
                    compared(threads, pages, ids.size()),
                    pages.leftOut,
                    List.copyOf(pages.unknown));
        } finally {
            threads.shutdownNow();
        }
    }

    /** The next page is read while this one is compared. */
    private List<Compared> compared(ExecutorService threads, Pages pages, int all)
            throws IOException, InterruptedException {
        List<Compared> compared = new ArrayList<>();
        List<Future<Compared>> under = List.of();
        while (!under.isEmpty() || pages.hasNext()) {
            List<Future<Compared>> next = pages.hasNext() ? submitted(threads, pages.next()) : List.of();
            for (Future<Compared> one : under) {
                compared.add(finished(one));
            }
            progress.accept(pages.from - next.size(), all);
            under = next;
        }
        return compared;
    }

    private List<Future<Compared>> submitted(ExecutorService threads, List<RecordedTransaction> transactions) {
        return transactions.stream()
                .map(transaction -> threads.submit(() -> compare(transaction)))
                .toList();
    }

    /** Reads page by page what can be replayed. For one thread. */
    private final class Pages {

        private final Archive archive;
        private final List<String> ids;
        private final Set<String> unknown;
        private int from;
        private int leftOut;

        Pages(Archive archive, List<String> ids, Set<String> unknown) {
            this.archive = archive;
            this.ids = ids;
            this.unknown = unknown;
        }

        boolean hasNext() {
            return from < ids.size();
        }

        List<RecordedTransaction> next() throws IOException, InterruptedException {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            from += page.size();
            List<RecordedTransaction> recorded = archive.recorded(page);
            List<RecordedTransaction> replayable = recorded.stream()
                    .filter(one -> !before.onlyTakesIn(one.workflow()) || !after.onlyTakesIn(one.workflow()))
                    .toList();
            recorded.forEach(one -> unknown.remove(one.id()));
            leftOut += recorded.size() - replayable.size();
            return replayable;
        }
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
        boolean same = before.bundle().hash().equals(after.bundle().hash());
        Replayed young = same ? old : after.replay(transaction);
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
