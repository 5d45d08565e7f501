package io.throughline.ledger;

import java.util.Optional;

/**
 * Whether a transaction may finish with other files than those it began with (G11). The change itself is {@link BundleLedger#repin} or {@link
 * Change.Repin}, which record it. Thread-safe.
 */
public interface Repinning {

    /** Hash of the files that are current here; the ledger has their content then. */
    String currentBundle();

    /** What people call the files of a bundle that the ledger has; {@code unversioned} if they do not say. */
    default String version(String bundle) {
        return "unversioned";
    }

    /**
     * Why the transaction cannot go on with the current files, with its code and the names of the steps; empty if it can.
     *
     * <p>Refused if a step that was or may have been carried out is missing from the current workflow, stands in another order among such steps,
     * has other item keys, moved into or out of another workflow of the deal, or is in doubt and calls another operation now: it would be run
     * again, or its outcome taken for another one's.
     */
    Optional<String> refusal(TransactionHistory history);
}
