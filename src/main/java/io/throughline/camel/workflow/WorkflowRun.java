package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.StepLifecycle;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * One claim of one transaction: an exchange property that all copies of the exchange share. The first step that is not applied, in doubt or
 * held closes it; a closed run refuses every later step, whatever the route does. Used by one thread at a time, except for the lease.
 */
final class WorkflowRun {

    /** Exchange property; never a header, so that nothing outside can set it. */
    static final String PROPERTY = "ThroughlineRun";

    private final TransactionHistory history;
    private final LeaseClock lease;
    private final BooleanSupplier mayGoOn;
    private final TransitionObserver observer;
    private final TransactionDocument document;
    private final Map<String, StepRecord> stored = new LinkedHashMap<>();
    private final Map<String, StepState> states = new LinkedHashMap<>();
    private final Set<String> undoable = new HashSet<>();
    private final Set<String> entered = new HashSet<>();
    private final List<Change> pending = new ArrayList<>();
    private String region;
    private String legalEntity;
    private Closing closing;
    private boolean endReached;
    private int commits;

    /**
     * @param mayGoOn false as soon as the runner stops: the run then ends at its next step
     */
    WorkflowRun(TransactionHistory history, LeaseClock lease, BooleanSupplier mayGoOn, TransitionObserver observer) {
        this.observer = observer;
        this.history = history;
        this.lease = lease;
        this.mayGoOn = mayGoOn;
        this.document = new TransactionDocument(history.transaction().id(), history.event());
        history.steps().forEach(this::restore);
        place(history.transaction().region(), history.transaction().legalEntity());
    }

    private void restore(StepRecord step) {
        stored.put(step.id(), step);
        states.put(step.id(), step.state());
        if (step.undo() != null) {
            undoable.add(step.id());
        }
    }

    /** The run of an exchange; null outside of a workflow. */
    static WorkflowRun of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, WorkflowRun.class);
    }

    TransactionRecord transaction() {
        return history.transaction();
    }

    TransactionHistory history() {
        return history;
    }

    LeaseClock leaseClock() {
        return lease;
    }

    Lease lease() {
        return lease.lease();
    }

    TransactionDocument document() {
        return document;
    }

    String region() {
        return region;
    }

    String legalEntity() {
        return legalEntity;
    }

    void place(String regionCode, String legalEntityCode) {
        region = regionCode;
        legalEntity = legalEntityCode;
        document.place(region, legalEntity);
    }

    Optional<StepRecord> stored(StepId id) {
        return Optional.ofNullable(stored.get(id.path()));
    }

    /** Notes that the route has come to a step; false if it was there before in this run. */
    boolean enter(StepId id) {
        return entered.add(id.path());
    }

    boolean isOpen() {
        return closing == null;
    }

    void close(Closing why) {
        if (closing == null) {
            closing = why;
        }
    }

    boolean mayGoOn() {
        return mayGoOn.getAsBoolean();
    }

    Closing closing() {
        return closing;
    }

    void reachEnd() {
        endReached = true;
    }

    boolean endReached() {
        return endReached;
    }

    /** Notes a change that is stored with the next commit. */
    void add(Change change) {
        pending.add(change);
    }

    /** Whether the next commit starts a transaction of this workflow. */
    boolean starts(String workflow) {
        return pending.stream()
                .anyMatch(change -> change instanceof Change.Start start
                        && start.transaction().workflow().equals(workflow));
    }

    /** The changes not stored yet, together with some more. */
    List<Change> pendingWith(List<Change> more) {
        List<Change> all = new ArrayList<>(pending);
        all.addAll(more);
        return all;
    }

    void stored() {
        pending.clear();
        commits++;
    }

    /** Names the next commit, also when it is tried again after the ledger was away. */
    String commitId() {
        return lease().epoch() + "/" + (commits + 1);
    }

    /**
     * Notes what happened to a step; answers the state that follows by the life cycle.
     *
     * @throws IllegalStateException WFL-1001 if it cannot happen in the step's state; nothing was noted
     */
    StepState happened(String step, StepEvent event) {
        StepState now = states.getOrDefault(step, StepState.PENDING);
        StepState next = StepLifecycle.TABLE.next(now, event);
        observer.step(now, event);
        states.put(step, next);
        return next;
    }

    /**
     * Makes sure that something can happen to a step, before it is stored.
     *
     * @throws IllegalStateException WFL-1001 if it cannot happen in the step's state
     */
    void mayHappen(String step, StepEvent event) {
        StepLifecycle.TABLE.next(states.getOrDefault(step, StepState.PENDING), event);
    }

    /** Notes that a step has an operation that takes it back. */
    void canBeUndone(StepId id) {
        undoable.add(id.path());
    }

    /**
     * The transition of the transaction that this run ends with.
     *
     * @throws IllegalStateException WFL-1001 if it cannot happen to a transaction that is worked on
     */
    Change.Move move(TransactionEvent event, Duration dueIn, String waitsFor, String reason) {
        TransactionState now = transaction().state() == TransactionState.COMPENSATING
                ? TransactionState.COMPENSATING
                : TransactionState.RUNNING;
        Change.Move move = new Change.Move(TransactionLifecycle.TABLE.next(now, event), dueIn, waitsFor, reason);
        observer.transaction(now, event);
        return move;
    }

    /** Steps that were or may have been carried out and can be undone, but for the given one, which may be null; in the order in which they began. */
    List<String> toUndo(String butNot) {
        return states.entrySet().stream()
                .filter(step ->
                        undoable.contains(step.getKey()) && !step.getKey().equals(butNot))
                .filter(step -> mayHaveHappened(step.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean mayHaveHappened(StepState state) {
        return state == StepState.DONE || state == StepState.UNKNOWN || state == StepState.INTENT;
    }
}
