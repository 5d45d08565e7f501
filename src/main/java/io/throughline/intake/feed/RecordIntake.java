package io.throughline.intake.feed;

import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.Sighting;
import io.throughline.intake.trigger.TriggerDecision;
import io.throughline.intake.trigger.UnreadableRecordException;
import io.throughline.intake.trigger.Verdict;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Accepted;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.SourceObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Takes one record as the source shows it now. The event is committed before the memory of the object is, so that a kill between the two
 * repeats the same decision and meets the same dedupe key. Thread-safe.
 */
public final class RecordIntake {

    private static final int STRIPES = 64;

    private final Ledger ledger;
    private final WorkflowStarts starts;
    private final EventCheck check;
    private final Clock clock;

    /** A poll and a notice of the same object decide one after the other; across processes the dedupe key decides. */
    private final Lock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(any -> new ReentrantLock()).toArray(Lock[]::new);

    /** Commits to this ledger; the clock dates records that have no date of their own. */
    public RecordIntake(Ledger ledger, WorkflowStarts starts, Clock clock) {
        this(ledger, starts, EventCheck.NONE, clock);
    }

    /** The same, with a check of what is to be committed. */
    public RecordIntake(Ledger ledger, WorkflowStarts starts, EventCheck check, Clock clock) {
        this.ledger = ledger;
        this.starts = starts;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Decides and commits. A record that cannot be judged is committed as a notice with its problem, whose transaction ends in a desk case.
     *
     * @throws io.throughline.ledger.LedgerUnavailableException if it could not be committed; the record must be offered again
     * @throws IllegalStateException if the source was not asked for what the feed reads; nothing was committed
     */
    public Taken take(Feed feed, Map<String, Object> record) {
        Sighting sighting;
        try {
            sighting = Sighting.of(feed, record);
        } catch (UnreadableRecordException e) {
            NewEvent notice = FactEvent.unreadable(feed, record, e.getMessage(), clock.instant());
            return new Taken(null, accept(notice).eventId());
        }
        Lock lock = stripes[Math.floorMod(sighting.id().hashCode(), STRIPES)];
        lock.lock();
        try {
            return decide(feed, sighting, record);
        } finally {
            lock.unlock();
        }
    }

    private Taken decide(Feed feed, Sighting sighting, Map<String, Object> record) {
        Optional<SourceObject> known = ledger.sourceObject(feed.system(), feed.object(), sighting.id());
        Verdict verdict = TriggerDecision.decide(feed, known, sighting);
        Optional<NewEvent> misfit = misfit(feed, sighting, record, verdict);
        if (misfit.isPresent()) {
            return new Taken(null, accept(misfit.get()).eventId());
        }
        if (verdict instanceof Verdict.Won won) {
            return won(feed, sighting, record, known, won.seen());
        }
        String eventId = verdict instanceof Verdict.Changed
                ? accept(FactEvent.changed(feed, sighting, verdict.seen(), record))
                        .eventId()
                : null;
        if (!(verdict instanceof Verdict.Nothing)) {
            ledger.remember(verdict.seen());
        }
        return new Taken(verdict, eventId);
    }

    /** An event that does not fit its schema is a notice about the record instead, which ends in a desk case. */
    private Optional<NewEvent> misfit(Feed feed, Sighting sighting, Map<String, Object> record, Verdict verdict) {
        NewEvent event;
        if (verdict instanceof Verdict.Won won) {
            event = FactEvent.won(feed, sighting, won.seen(), record);
        } else if (verdict instanceof Verdict.Changed changed) {
            event = FactEvent.changed(feed, sighting, changed.seen(), record);
        } else {
            return Optional.empty();
        }
        List<String> wrong = check.problems(event.type(), event.data());
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(FactEvent.unreadable(
                        feed,
                        record,
                        "MAP-3004 its event %s would not fit its schema: %s"
                                .formatted(event.type(), String.join(" ", wrong)),
                        clock.instant()));
    }

    private Taken won(
            Feed feed, Sighting sighting, Map<String, Object> record, Optional<SourceObject> known, SourceObject seen) {
        Accepted accepted = accept(FactEvent.won(feed, sighting, seen, record));
        if (accepted.repeated() && isOlder(accepted, known)) {
            return won(feed, sighting, record, known, nextGeneration(seen));
        }
        ledger.remember(seen);
        return new Taken(new Verdict.Won(seen), accepted.eventId());
    }

    /**
     * Whether the event of a generation is from before the object was last seen outside of the triggering state. Then this win is another one: its
     * generation was lost from memory by a kill after the event, or by another process that remembered an older look.
     */
    private boolean isOlder(Accepted accepted, Optional<SourceObject> known) {
        return known.isPresent()
                && accepted.transactionIds().stream()
                        .map(ledger::history)
                        .flatMap(Optional::stream)
                        .anyMatch(history -> history.event()
                                        .objectVersion()
                                        .compareTo(known.get().version())
                                < 0);
    }

    private static SourceObject nextGeneration(SourceObject seen) {
        return new SourceObject(
                seen.source(),
                seen.objectType(),
                seen.objectId(),
                seen.generation() + 1,
                seen.triggered(),
                seen.version(),
                seen.fingerprint());
    }

    /** The region that a record names is only a hint, kept with the event: the deal's own step decides where it belongs. */
    private Accepted accept(NewEvent event) {
        Accepted accepted = ledger.accept(event, starts.startedBy(event.type(), null));
        starts.accepted();
        return accepted;
    }
}
