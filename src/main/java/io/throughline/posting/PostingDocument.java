package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.BatchKey;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.LineOutcome;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.PostingBatch;
import io.throughline.ledger.entries.PostingLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A batch in the shape that connectors post: {@code mappings/canonical/posting-batch.schema.json}, with the records that the ERP made of the lines that are taken
 * back. Thread-safe.
 */
public final class PostingDocument {

    /** Reference kind of people with their ids in all systems, by their id in the system they log time in: {@code {ids: {system: id}}}. */
    public static final String PERSON_IN = "employee-in:";

    private final Ledger ledger;
    private final KnownProjects projects;
    private final Gathering gathering;
    private final UnaryOperator<String> erp;

    /**
     * Reads batches of a ledger.
     *
     * @param gathering of the batch in which a line waits that comes too early
     * @param erp the ERP of a legal entity; null where none is bound
     */
    public PostingDocument(Ledger ledger, KnownProjects projects, Gathering gathering, UnaryOperator<String> erp) {
        this.ledger = ledger;
        this.projects = projects;
        this.gathering = gathering;
        this.erp = erp;
    }

    /**
     * The batch of an id.
     *
     * <p>A line that takes back one which the ERP refused is refused here: what is not in the books cannot be taken back, and both leave no trace there. One that takes
     * back a line to which the ERP has not answered yet waits for the next batch: it would stay alone in the books if that line were refused.
     *
     * @throws IllegalStateException if there is none
     */
    public Map<String, Object> read(String batchId) {
        PostingBatch batch = ledger.entries()
                .batch(batchId)
                .orElseThrow(() -> new IllegalStateException(
                        "LED-2104 there is no closed posting batch %s. Nothing was posted. This is a bug."
                                .formatted(batchId)));
        Map<String, PostingLine> reversed = reversed(batch);
        List<Map<String, Object>> lines = new ArrayList<>();
        List<LineOutcome> notThere = new ArrayList<>();
        List<String> early = new ArrayList<>();
        for (PostingLine line : batch.lines()) {
            PostingLine original = line.reverses() == null ? null : reversed.get(line.reverses());
            if (original != null && original.outcome().state() == LineState.REFUSED) {
                notThere.add(new LineOutcome(line.key(), notInTheBooks(original)));
            } else if (line.outcome().state() == LineState.OPEN) {
                if (original != null && original.outcome().state() == LineState.OPEN) {
                    early.add(line.key());
                } else {
                    lines.add(original == null ? line.body() : withDocument(line, original));
                }
            }
        }
        ledger.entries().record(notThere);
        if (!early.isEmpty()) {
            ledger.entries().defer(batch, early, gathering);
        }
        String target = erp.apply(batch.key().legalEntity());
        return document(batch, target, withPeople(batch.key().source(), target, lines));
    }

    private static PostingLine.Outcome notInTheBooks(PostingLine original) {
        return new PostingLine.Outcome(
                LineState.REFUSED,
                null,
                null,
                "The line %s, which it takes back, was refused and is not in the books.".formatted(original.key()));
    }

    private Map<String, PostingLine> reversed(PostingBatch batch) {
        Set<EntryKey> entries = batch.lines().stream()
                .filter(line -> line.reverses() != null)
                .map(PostingLine::entry)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, PostingLine> byKey = new HashMap<>();
        if (!entries.isEmpty()) {
            ledger.entries()
                    .lines(entries)
                    .values()
                    .forEach(lines -> lines.forEach(line -> byKey.put(line.key(), line)));
        }
        return byKey;
    }

    private static Map<String, Object> withDocument(PostingLine line, PostingLine original) {
        Map<String, Object> reverses = new LinkedHashMap<>();
        reverses.put("key", original.key());
        if (original.outcome().documentId() != null) {
            reverses.put("documentId", original.outcome().documentId());
        }
        if (original.outcome().documentNumber() != null) {
            reverses.put("documentNumber", original.outcome().documentNumber());
        }
        Map<String, Object> body = new LinkedHashMap<>(line.body());
        body.put("reverses", reverses);
        return body;
    }

    /** The ERP's ids of the people on the lines, asked for at once; who is not known there is left to the connector. */
    private List<Map<String, Object>> withPeople(String source, String target, List<Map<String, Object>> lines) {
        Set<String> ids = lines.stream()
                .map(line -> Json.textAt(line, "employee.id"))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> there = new HashMap<>();
        ledger.references().ofIds(PERSON_IN + source, ids).forEach(person -> {
            if (Json.at(person.body(), "ids." + target) instanceof String id) {
                there.put(person.id(), id);
            }
        });
        return there.isEmpty()
                ? lines
                : lines.stream().map(line -> withPerson(line, there)).toList();
    }

    private static Map<String, Object> withPerson(Map<String, Object> line, Map<String, String> there) {
        String id = there.get(Json.textAt(line, "employee.id"));
        if (id == null) {
            return line;
        }
        Map<String, Object> known = new LinkedHashMap<>(line);
        known.put("erpEmployeeId", id);
        return known;
    }

    private Map<String, Object> document(PostingBatch batch, String target, List<Map<String, Object>> lines) {
        BatchKey key = batch.key();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", batch.id());
        document.put("kind", key.kind());
        document.put("legalEntity", key.legalEntity());
        document.put("projectId", key.projectId());
        projects.idIn(target, key.projectId(), key.source()).ifPresent(id -> document.put("erpProjectId", id));
        document.put("currency", key.currency());
        document.put("accountingOn", accountingOn(key, lines));
        document.put("period", key.period());
        document.put("count", lines.size());
        document.put("lines", lines);
        return document;
    }

    private static Object accountingOn(BatchKey key, List<Map<String, Object>> lines) {
        return lines.stream()
                .map(line -> line.get("accountingOn"))
                .filter(day -> day != null)
                .findFirst()
                .orElse(key.period() + "-01");
    }
}
