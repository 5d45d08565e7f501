package io.throughline.runner.explain;

import io.throughline.BundleFiles;
import io.throughline.BundleReplay;
import io.throughline.config.Layers;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedStep;
import io.throughline.replay.Comparison;
import io.throughline.replay.ExplainedStep;
import io.throughline.replay.Gap;
import io.throughline.replay.ReplayExplanation;
import io.throughline.replay.Replayed;
import io.throughline.runner.archive.Archive;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replays one transaction with the files that it ran with.
 *
 * @param archive of the ledger
 * @param here the files of the working directory over the packed ones: what counts if the bundle is not stored, and which systems are connected
 */
public record TransactionExplainer(Archive archive, Layers here) {

    /**
     * Explains.
     *
     * @param field only this field and what lies in it; null for all
     * @param open whether values are shown that are personal, cost rates or typed by somebody
     * @throws CommandFailure if the ledger has no such transaction, or its bundle cannot be started
     */
    public ExplainedTransaction explain(String id, String field, boolean open)
            throws IOException, InterruptedException {
        RecordedTransaction recorded = archive.recorded(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "RUN-1004 the ledger has no transaction '%s'; 'throughline transactions --data DIR' lists them all."
                                .formatted(id)));
        Optional<byte[]> stored = recorded.bundle() == null ? Optional.empty() : archive.bundle(recorded.bundle());
        BundleFiles bundle = stored.map(content -> BundleFiles.stored(recorded.bundle(), content))
                .orElseGet(() -> BundleFiles.of(here));
        try (BundleReplay replay = start(bundle)) {
            return explained(recorded, replay, field, open);
        }
    }

    private static ExplainedTransaction explained(
            RecordedTransaction recorded, BundleReplay replay, String field, boolean open) {
        Replayed replayed = replay.replay(recorded);
        ReplayExplanation explanation = new ReplayExplanation(replayed, replay.schemas(), open, recorded.corrections());
        List<ExplainedStep> steps = field == null ? explanation.steps() : explanation.about(field);
        boolean own = replay.bundle().hash().equals(recorded.bundle());
        List<Gap> gaps = new ArrayList<>(replayed.gaps());
        gaps.addAll(new Comparison(replay.schemas()).unfaithful(results(recorded), replayed));
        return new ExplainedTransaction(recorded, replay.bundle(), own, steps, List.copyOf(gaps));
    }

    private static Map<String, Map<String, Object>> results(RecordedTransaction recorded) {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (RecordedStep step : recorded.steps()) {
            if (step.result() != null) {
                results.put(step.id(), step.result());
            }
        }
        return results;
    }

    private BundleReplay start(BundleFiles bundle) {
        try {
            return BundleReplay.start(bundle, here, archive::bindings);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new CommandFailure(
                    "RUN-2300 bundle %s cannot be started to explain the transaction: %s. Nothing was changed; 'throughline bundles export' writes its files out to look at."
                            .formatted(bundle.name(), broken.getMessage()),
                    broken);
        }
    }
}
