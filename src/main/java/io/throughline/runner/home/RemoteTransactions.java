package io.throughline.runner.home;

import io.throughline.canonical.Json;
import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.check.SnapshotJson;
import io.throughline.runner.story.Transactions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the ledger through the runner that has it open. Thread-safe. */
public final class RemoteTransactions implements Transactions {

    /** Anything else names no transaction and must not become a path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final RunnerClient runner;

    /** Reads through this runner. */
    public RemoteTransactions(RunnerClient runner) {
        this.runner = runner;
    }

    @Override
    public List<Object> recent(int limit) throws IOException, InterruptedException {
        return runner.get("/runner/transactions?limit=" + limit)
                .map(Json::asList)
                .orElse(List.of());
    }

    @Override
    public Optional<Object> one(String id) throws IOException, InterruptedException {
        return ID.matcher(id).matches() ? runner.get("/runner/transactions/" + id) : Optional.empty();
    }

    @Override
    public Optional<Object> event(String id) throws IOException, InterruptedException {
        return ID.matcher(id).matches() ? runner.get("/runner/transactions/" + id + "/event") : Optional.empty();
    }

    @Override
    public LedgerSnapshot snapshot() throws IOException, InterruptedException {
        return SnapshotJson.read(runner.bytes("/runner/ledger"));
    }

    @Override
    public Map<String, Object> workload() throws IOException, InterruptedException {
        return runner.get("/runner/workload")
                .map(Json::asObject)
                .orElseThrow(() -> new IOException("the runner does not tell its workload; it is of another version"));
    }
}
