package io.throughline;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.Repinning;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.CarriedOutStep;
import io.throughline.workflow.RepinCheck;
import io.throughline.workflow.StepState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that are current here, as what transactions may be pinned to.
 *
 * @param bundle the files
 * @param check over their workflows
 */
record CurrentFiles(Bundle bundle, RepinCheck check, Ledger ledger) implements Repinning {

    private static final Set<StepState> SURELY_NOT = Set.of(StepState.PENDING, StepState.REJECTED);

    /** Stored first: a runner may never have started with these files, and what is pinned to them must find them. */
    @Override
    public String currentBundle() {
        ledger.storeBundle(bundle.hash(), bundle.content());
        return bundle.hash();
    }

    @Override
    public String version(String hash) {
        return new StoredBundles(ledger.bundles()).version(hash).version();
    }

    @Override
    public Optional<String> refusal(TransactionHistory history) {
        TransactionRecord transaction = history.transaction();
        List<String> reasons =
                check.reasons(transaction.workflow(), carriedOut(history.steps()), carriedOutElsewhere(transaction));
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "WFL-1040 transaction %s cannot go on with the current files (bundle %s): %s. Something would be carried out again. Nothing was changed; mend the workflow file, or decide the case otherwise."
                                .formatted(transaction.id(), bundle.hash(), String.join("; ", reasons)));
    }

    private static List<CarriedOutStep> carriedOut(Collection<StepRecord> steps) {
        return steps.stream()
                .filter(step -> !SURELY_NOT.contains(step.state()))
                .sorted(Comparator.comparingInt(StepRecord::sequence))
                .map(CurrentFiles::carriedOut)
                .toList();
    }

    private static CarriedOutStep carriedOut(StepRecord step) {
        String[] path = step.id().split("/");
        boolean inDoubt = step.state() == StepState.INTENT || step.state() == StepState.UNKNOWN;
        return new CarriedOutStep(path[0], path.length - 1, step.operation(), inDoubt);
    }

    /** What the one that started this transaction, and those that it started, have carried out. */
    private Set<String> carriedOutElsewhere(TransactionRecord transaction) {
        Stream<String> family = Stream.concat(
                Stream.ofNullable(transaction.parentId()),
                ledger.childrenOf(transaction.id()).stream().map(TransactionRecord::id));
        Set<String> steps = new TreeSet<>();
        family.flatMap(id -> ledger.history(id).stream())
                .flatMap(other -> carriedOut(other.steps()).stream())
                .forEach(step -> steps.add(step.step()));
        return steps;
    }
}
