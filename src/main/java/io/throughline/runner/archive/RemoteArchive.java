package io.throughline.runner.archive;

import io.throughline.canonical.Json;
import io.throughline.ledger.recorded.RecordedJson;
import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.WhoWasWho;
import io.throughline.runner.home.RunnerClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads through the runner that has the ledger open. Thread-safe. */
public final class RemoteArchive implements Archive {

    private static final String ROOT = "/runner/archive/";

    /** Anything else names nothing and must not become part of a URL. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final RunnerClient runner;

    /** Reads through this runner. */
    public RemoteArchive(RunnerClient runner) {
        this.runner = runner;
    }

    @Override
    public List<Map<String, Object>> bundles() throws IOException, InterruptedException {
        return Json.asList(runner.get(ROOT + "bundles").orElseThrow(RemoteArchive::older)).stream()
                .map(Json::asObject)
                .toList();
    }

    @Override
    public Optional<byte[]> bundle(String hash) throws IOException, InterruptedException {
        boolean known = bundles().stream().anyMatch(bundle -> hash.equals(bundle.get("hash")));
        return known && NAME.matcher(hash).matches()
                ? Optional.of(runner.bytes(ROOT + "bundles/" + hash))
                : Optional.empty();
    }

    @Override
    public List<String> ids(RecordedQuery query) throws IOException, InterruptedException {
        String filter = "?limit=" + query.limit()
                + (query.since() == null ? "" : "&since=" + query.since())
                + (query.region() == null || !NAME.matcher(query.region()).matches()
                        ? ""
                        : "&region=" + query.region());
        return Json.asList(runner.get(ROOT + "transactions" + filter).orElseThrow(RemoteArchive::older)).stream()
                .map(Object::toString)
                .toList();
    }

    @Override
    public List<RecordedTransaction> recorded(List<String> ids) throws IOException, InterruptedException {
        List<String> plain =
                ids.stream().filter(id -> NAME.matcher(id).matches()).toList();
        return plain.isEmpty()
                ? List.of()
                : RecordedJson.read(runner.bytes(ROOT + "recorded?ids=" + String.join(",", plain)));
    }

    @Override
    public List<RecordedBinding> bindings(WhoWasWho asked) throws IOException, InterruptedException {
        String id = asked.canonicalId() != null
                ? "&canonical=" + encoded(asked.canonicalId())
                : "&system=" + encoded(asked.system()) + "&external=" + encoded(asked.externalId());
        return RecordedJson.readBindings(runner.bytes(ROOT + "bindings?kind=" + encoded(asked.kind()) + id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static IOException older() {
        return new IOException("the runner does not tell its bundles; it is of another version");
    }
}
