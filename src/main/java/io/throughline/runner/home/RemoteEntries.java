package io.throughline.runner.home;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.runner.entries.Entries;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads entries through the runner that has the ledger open. Thread-safe. */
public final class RemoteEntries implements Entries {

    private static final String ROOT = "/runner/entries/";

    private final RunnerClient runner;

    /** Reads through this runner. */
    public RemoteEntries(RunnerClient runner) {
        this.runner = runner;
    }

    @Override
    public Map<String, Object> report() throws IOException, InterruptedException {
        return Json.asObject(Json.read(runner.bytes(ROOT + "report")));
    }

    @Override
    public Map<String, Object> progress() throws IOException, InterruptedException {
        return Json.asObject(Json.read(runner.bytes(ROOT + "progress")));
    }

    @Override
    public List<Object> stories(String id, Collection<String> systems) throws IOException, InterruptedException {
        return list(ROOT + "stories?id=" + encoded(id) + "&systems=" + encoded(String.join(",", systems)));
    }

    @Override
    public List<Object> lines(String after, int limit) throws IOException, InterruptedException {
        return list(ROOT + "lines?limit=" + limit + (after == null ? "" : "&after=" + encoded(after)));
    }

    @Override
    public List<Object> stopped(EntryKey after, int limit) throws IOException, InterruptedException {
        String place = after == null
                ? ""
                : "&system=%s&kind=%s&id=%s"
                        .formatted(encoded(after.system()), encoded(after.kind()), encoded(after.id()));
        return list(ROOT + "stopped?limit=" + limit + place);
    }

    private List<Object> list(String path) throws IOException, InterruptedException {
        return Json.asList(runner.get(path)
                .orElseThrow(() -> new IOException("the runner does not tell entries; it is of another version")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
