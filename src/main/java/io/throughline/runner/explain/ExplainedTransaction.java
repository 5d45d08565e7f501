package io.throughline.runner.explain;

import io.throughline.BundleFiles;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.replay.ExplainedStep;
import io.throughline.replay.Gap;
import java.util.List;

/**
 * What is known about the values of a past transaction.
 *
 * @param recorded its record; holds personal data
 * @param bundle the files it is explained with
 * @param own whether these are the files it ran with
 * @param steps with their records
 * @param gaps what was not recorded, or could not be replayed as it was
 */
public record ExplainedTransaction(
        RecordedTransaction recorded, BundleFiles bundle, boolean own, List<ExplainedStep> steps, List<Gap> gaps) {

    /** The same with the steps of this id or name. */
    public ExplainedTransaction only(String step) {
        return new ExplainedTransaction(
                recorded,
                bundle,
                own,
                steps.stream()
                        .filter(one -> one.id().equals(step) || one.id().startsWith(step + "/"))
                        .toList(),
                gaps.stream()
                        .filter(gap -> gap.step().isEmpty()
                                || gap.step().equals(step)
                                || gap.step().startsWith(step + "/"))
                        .toList());
    }
}
