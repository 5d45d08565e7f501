package io.throughline.runner.check;

import io.throughline.canonical.Json;
import io.throughline.intake.trigger.SourceVersion;
import io.throughline.ledger.check.SourceFact;
import io.throughline.ledger.check.TargetJournal;
import io.throughline.ledger.check.TargetJournal.Entry;
import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What simulators tell about what was done to them, and what they wanted to tell the product. */
public final class Witnesses {

    private static final String CRM = "salesforce";

    /** As config/intake.yaml names it. */
    private static final String FEED = "salesforce-opportunity";

    private final Map<String, URI> urls;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Asks the simulators at these addresses, by system. */
    public Witnesses(Map<String, URI> urls) {
        this.urls = Map.copyOf(urls);
    }

    /** Their journals. */
    public List<TargetJournal> journals() throws IOException, InterruptedException {
        List<TargetJournal> journals = new ArrayList<>();
        for (Map.Entry<String, URI> system : urls.entrySet()) {
            List<Entry> entries = new Simulator(http, system.getValue())
                    .journal().stream().map(Witnesses::entry).toList();
            journals.add(new TargetJournal(system.getKey(), entries));
        }
        return journals;
    }

    /** Every deal that the CRM holds as won: none may be passed by its feed. */
    public List<SourceFact> wonDeals() throws IOException, InterruptedException {
        if (!urls.containsKey(CRM)) {
            return List.of();
        }
        return new Simulator(http, urls.get(CRM))
                .records("Opportunity").stream()
                        .filter(record -> Boolean.TRUE.equals(record.get("IsWon")))
                        .map(Witnesses::won)
                        .toList();
    }

    private static SourceFact won(Map<String, Object> record) {
        Instant changedAt =
                SourceVersion.read(Json.textAt(record, "SystemModstamp")).at();
        return new SourceFact(CRM, "opportunity", Json.textAt(record, "Id"), FEED, changedAt);
    }

    private static Entry entry(Map<String, Object> line) {
        return new Entry(
                Instant.parse(String.valueOf(line.get("at"))),
                text(line, "operation"),
                text(line, "effect"),
                text(line, "type"),
                text(line, "id"),
                text(line, "marker"));
    }

    private static String text(Map<String, Object> line, String field) {
        Object value = line.get(field);
        return value == null ? null : value.toString();
    }
}
