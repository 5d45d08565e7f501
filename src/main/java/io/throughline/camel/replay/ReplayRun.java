package io.throughline.camel.replay;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.camel.workflow.StepId;
import io.throughline.camel.workflow.TransactionDocument;
import io.throughline.canonical.JsonPath;
import io.throughline.ledger.EventRecord;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedEvent;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedStep;
import io.throughline.replay.Gap;
import io.throughline.replay.Replayed;
import io.throughline.replay.ReplayedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/** One recorded transaction on its way through a workflow again; an exchange property that all copies of the exchange share. For one thread. */
final class ReplayRun {

    /** Exchange property. */
    static final String PROPERTY = "ThroughlineReplay";

    private static final String DONE = "DONE";

    private final RecordedTransaction recorded;
    private final Map<String, RecordedStep> left = new LinkedHashMap<>();
    private final Map<String, RecordedStep> all = new LinkedHashMap<>();
    private final TransactionDocument document;
    private final List<ReplayedStep> steps = new ArrayList<>();
    private final List<String> starts = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<String> entered = new HashSet<>();
    private String region;
    private String legalEntity;
    private Instant now;
    private boolean open = true;
    private String missingFact;

    ReplayRun(RecordedTransaction recorded) {
        this.recorded = recorded;
        recorded.steps().forEach(step -> {
            all.put(step.id(), step);
            left.put(step.id(), step);
        });
        document = new TransactionDocument(recorded.id(), event(recorded.event()));
        recorded.inherited().forEach(known -> document.put(StepId.parse(known.step()), known.result()));
        now = recorded.createdAt();
        // The first step that finds the place out reads as it did then: without one.
        boolean findsItsPlace =
                recorded.steps().stream().anyMatch(step -> step.operation().startsWith("crm-"));
        place(findsItsPlace ? null : recorded.region(), findsItsPlace ? null : recorded.legalEntity());
    }

    private static EventRecord event(RecordedEvent event) {
        return new EventRecord(
                event.id(),
                "",
                event.type(),
                event.source(),
                "",
                event.objectId(),
                null,
                event.occurredAt(),
                event.receivedAt(),
                event.data());
    }

    /** The run of an exchange; null outside of one. */
    static ReplayRun of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, ReplayRun.class);
    }

    RecordedTransaction recorded() {
        return recorded;
    }

    TransactionDocument document() {
        return document;
    }

    String region() {
        return region;
    }

    OperationResult.Place place() {
        return new OperationResult.Place(region, legalEntity);
    }

    /** The time of the step that is replayed, as rules saw it. */
    Instant now() {
        return now;
    }

    /** Comes to a step; false if it was there before. */
    boolean enter(StepId id) {
        left.remove(id.path());
        stored(id).ifPresent(step -> now = step.state().startsWith("COMP") ? step.begunAt() : step.changedAt());
        return entered.add(id.path());
    }

    Optional<RecordedStep> stored(StepId id) {
        return Optional.ofNullable(all.get(id.path()));
    }

    /** Whether the transaction never came further: what is left in the workflow has no record because it has not happened. */
    boolean isAtTheEndOfTheRecord() {
        return left.isEmpty() && !recorded.state().equals("COMPLETED");
    }

    static boolean isDone(RecordedStep step) {
        return step.result() != null || step.state().equals(DONE);
    }

    void place(OperationResult.Place found) {
        if (found != null) {
            place(found.region(), found.legalEntity() == null ? legalEntity : found.legalEntity());
        }
    }

    private void place(String regionCode, String legalEntityCode) {
        region = regionCode;
        legalEntity = legalEntityCode;
        document.place(region, legalEntity);
    }

    /** The result with what people corrected, as the step left it then. */
    Map<String, Object> corrected(StepId id, Map<String, Object> result) {
        Map<String, Object> value = result;
        for (Map.Entry<String, Object> correction : recorded.corrections().entrySet()) {
            if (correction.getKey().startsWith(id.path() + ".")) {
                String path = correction.getKey().substring(id.path().length() + 1);
                value = JsonPath.of(path).with(value, correction.getValue());
            }
        }
        return value;
    }

    void add(ReplayedStep step) {
        steps.add(step);
        if (region == null) {
            place(recorded.region(), recorded.legalEntity());
        }
        if (step.stop() != null) {
            close();
        }
    }

    void starts(String workflow) {
        starts.add(workflow);
    }

    void missing(String step, String reason, String detail) {
        gaps.add(new Gap(step, reason, detail));
    }

    /** A rule asked for something that was not recorded; what it says now does not count. */
    void missingFact(String what) {
        missingFact = what;
    }

    /** What a rule asked for in vain since the last question; null if nothing. */
    String takeMissingFact() {
        String what = missingFact;
        missingFact = null;
        return what;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    Replayed result() {
        return new Replayed(List.copyOf(steps), List.copyOf(starts), List.copyOf(gaps));
    }
}
