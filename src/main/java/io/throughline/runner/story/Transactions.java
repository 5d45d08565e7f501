package io.throughline.runner.story;

import io.throughline.ledger.check.LedgerSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a ledger knows, as plain JSON values in the shape of {@code docs/cli.md}; asked directly or through the runner that has it open. */
public interface Transactions {

    /**
     * The newest transactions, newest first.
     *
     * @throws IOException if who has the ledger open does not answer
     */
    List<Object> recent(int limit) throws IOException, InterruptedException;

    /** One transaction, if there is one of that id. */
    Optional<Object> one(String id) throws IOException, InterruptedException;

    /** The event of a transaction as a CloudEvent, {@link io.throughline.model.CloudEvent#asMap}, with all its data. */
    Optional<Object> event(String id) throws IOException, InterruptedException;

    /** How many transactions are due, leased, waiting, with a person and ended, and under {@code pageFeeds} where each page feed stands. */
    Map<String, Object> workload() throws IOException, InterruptedException;

    /** Everything that the history checker judges, as of one moment. */
    LedgerSnapshot snapshot() throws IOException, InterruptedException;
}
