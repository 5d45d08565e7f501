package io.throughline.runner.archive;

import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.WhoWasWho;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a ledger keeps of bundles and past transactions; asked directly or through the runner that has it open. */
public interface Archive {

    /**
     * Every stored bundle, the first stored first: {@code hash, version, changed, stored, open, ended, current}; in the shape of {@code bundles --json}.
     *
     * @throws IOException if who has the ledger open does not answer
     */
    List<Map<String, Object>> bundles() throws IOException, InterruptedException;

    /** The files of a bundle as JSON, path to text; empty if none has this whole hash. */
    Optional<byte[]> bundle(String hash) throws IOException, InterruptedException;

    /** Ids of recorded transactions, the oldest first. */
    List<String> ids(RecordedQuery query) throws IOException, InterruptedException;

    /** What was recorded of at most 200 of them, in this order. */
    List<RecordedTransaction> recorded(List<String> ids) throws IOException, InterruptedException;

    /** Every binding of the crosswalk there is or was, the first bound first. */
    List<RecordedBinding> bindings(WhoWasWho asked) throws IOException, InterruptedException;
}
