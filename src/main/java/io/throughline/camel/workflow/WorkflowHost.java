package io.throughline.camel.workflow;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.workflow.StepDecider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * What the workflows of one Camel context share: the ledger, the operations, the settings. The façade binds one in the Camel registry; the
 * components {@code workflow:} and {@code step:} look it up by its type. Thread-safe.
 */
public final class WorkflowHost {

    private final Ledger ledger;
    private final OperationDirectory operations;
    private final OperationCaller caller;
    private final ResultCheck results;
    private final EventVersions versions;
    private final WorkflowSettings settings;
    private final StepDecider decider;
    private final String owner;
    private final String bundle;
    private final Function<String, Duration> answerWithin;
    private final DoubleSupplier random;
    private final MonotonicClock clock;
    private final TransitionObserver transitions;
    private final DueSignal due;
    private final Solitude solitude;
    private final DriftGate drift;
    private final Map<String, String> eventOfWorkflow = new ConcurrentHashMap<>();
    private final Map<String, WorkflowDriver> drivers = new ConcurrentHashMap<>();

    private WorkflowHost(Builder builder) {
        this.ledger = builder.ledger;
        this.operations = builder.operations;
        this.caller = builder.caller;
        this.results = builder.results;
        this.versions = builder.versions;
        this.settings = builder.settings;
        this.decider = new StepDecider(settings.retries());
        this.owner = builder.owner;
        this.bundle = builder.bundle;
        this.answerWithin = builder.answerWithin;
        this.random = builder.random;
        this.clock = builder.clock;
        this.transitions = builder.transitions;
        this.due = builder.due;
        this.solitude = builder.solitude;
        this.drift = builder.drift;
    }

    /** A host with the shipped defaults over these. */
    public static Builder over(Ledger ledger, OperationDirectory operations, OperationCaller caller) {
        return new Builder(ledger, operations, caller);
    }

    public Ledger ledger() {
        return ledger;
    }

    public OperationDirectory operations() {
        return operations;
    }

    public WorkflowSettings settings() {
        return settings;
    }

    /** Rings when something may have become due. */
    public DueSignal due() {
        return due;
    }

    /**
     * The transactions that an event of a type starts: one for each workflow that listens to it, or to a later version that it can be lifted to.
     *
     * @param region region if the sender said it, else null
     */
    public List<NewTransaction> startsFor(String eventType, String region) {
        return eventOfWorkflow.entrySet().stream()
                .filter(workflow -> versions.reaches(eventType, workflow.getValue()))
                .map(workflow -> start(workflow.getKey(), region, null))
                .toList();
    }

    /**
     * The version as which a workflow reads an event: the one it listens to; for one that only other workflows start, the latest that any of this
     * context listens to.
     */
    String readAs(String workflow, String eventType) {
        String listened = eventOfWorkflow.getOrDefault(workflow, "");
        if (!listened.isEmpty()) {
            return versions.reaches(eventType, listened) ? listened : eventType;
        }
        return eventOfWorkflow.values().stream()
                .filter(type -> versions.reaches(eventType, type))
                .reduce(eventType, (latest, type) -> versions.reaches(latest, type) ? type : latest);
    }

    /** The event type that a workflow listens to; empty if it does not say, or is none of this context's: it is started with any. */
    String listensTo(String workflow) {
        return eventOfWorkflow.getOrDefault(workflow, "");
    }

    /** The workflows that routes of this context begin with. */
    public Set<String> workflows() {
        return Set.copyOf(eventOfWorkflow.keySet());
    }

    /**
     * Works on a workflow in the caller's threads.
     *
     * @throws IllegalArgumentException if no started route begins with {@code workflow:<name>}
     */
    public WorkflowDriver driver(String workflow) {
        WorkflowDriver driver = drivers.get(workflow);
        if (driver == null) {
            throw new IllegalArgumentException(
                    "WFL-1003 no started route begins with workflow:%s. Nothing was claimed. Started are: %s."
                            .formatted(
                                    workflow, drivers.keySet().stream().sorted().toList()));
        }
        return driver;
    }

    void drives(String workflow, WorkflowDriver driver) {
        drivers.put(workflow, driver);
    }

    void drivesNoMore(String workflow) {
        drivers.remove(workflow);
    }

    NewTransaction start(String workflow, String region, String parentId) {
        return new NewTransaction(workflow, region, parentId, bundle);
    }

    void listens(String workflow, String eventType) {
        eventOfWorkflow.put(workflow, eventType == null ? "" : eventType);
    }

    OperationCaller caller() {
        return caller;
    }

    EventVersions versions() {
        return versions;
    }

    ResultCheck results() {
        return results;
    }

    StepDecider decider() {
        return decider;
    }

    DriftGate drift() {
        return drift;
    }

    Solitude solitude() {
        return solitude;
    }

    MonotonicClock clock() {
        return clock;
    }

    DoubleSupplier random() {
        return random;
    }

    TransitionObserver transitions() {
        return transitions;
    }

    String bundle() {
        return bundle;
    }

    String owner() {
        return owner;
    }

    /** How soon a team should decide a case; null if nobody said. */
    Duration answerWithin(String team) {
        return answerWithin.apply(team);
    }

    /** Says what differs from the defaults. Not thread-safe. */
    public static final class Builder {

        private final Ledger ledger;
        private final OperationDirectory operations;
        private final OperationCaller caller;
        private ResultCheck results = (schema, result) -> List.of();
        private EventVersions versions = EventVersions.EXACT;
        private WorkflowSettings settings = WorkflowSettings.DEFAULT;
        private String owner = "throughline";
        private String bundle = "";
        private Function<String, Duration> answerWithin = team -> null;
        private DoubleSupplier random = () -> 0.5;
        private TransitionObserver transitions = TransitionObserver.NONE;
        private MonotonicClock clock = MonotonicClock.SYSTEM;
        private DueSignal due = new DueSignal();
        private Solitude solitude = new Solitude();
        private DriftGate drift = DriftGate.OPEN;

        private Builder(Ledger ledger, OperationDirectory operations, OperationCaller caller) {
            this.ledger = ledger;
            this.operations = operations;
            this.caller = caller;
        }

        /** How results are checked against their canonical schemas; default: not at all. */
        public Builder results(ResultCheck check) {
            results = check;
            return this;
        }

        /** How events are checked and lifted to later versions; default {@link EventVersions#EXACT}. */
        public Builder versions(EventVersions known) {
            versions = known;
            return this;
        }

        /** Default {@link WorkflowSettings#DEFAULT}. */
        public Builder settings(WorkflowSettings changed) {
            settings = changed;
            return this;
        }

        /** Name of this process for people who read the ledger; default {@code throughline}. */
        public Builder owner(String name) {
            owner = name;
            return this;
        }

        /** Hash of the routes, mappings and regions that run here (G11); default empty. */
        public Builder bundle(String hash) {
            bundle = hash;
            return this;
        }

        /** How soon a team, by its id, should decide a case; null for no deadline; default none. */
        public Builder answerWithin(Function<String, Duration> deadlines) {
            answerWithin = deadlines;
            return this;
        }

        /** Values from 0 to 1 for the jitter of retries; default no jitter. */
        public Builder random(DoubleSupplier values) {
            random = values;
            return this;
        }

        /** By what leases are measured in this process; default {@link MonotonicClock#SYSTEM}. */
        public Builder clock(MonotonicClock monotonic) {
            clock = monotonic;
            return this;
        }

        /** Who sees the transitions of transactions and steps; default nobody. */
        public Builder transitions(TransitionObserver observer) {
            transitions = observer;
            return this;
        }

        /** Which operations must wait because a vendor's system changed; default none. */
        public Builder drift(DriftGate gate) {
            drift = gate;
            return this;
        }

        /** Shares with another host what a process has once: one wakes both, and a last try runs alone in both. Default: shares nothing. */
        public Builder beside(WorkflowHost other) {
            due = other.due;
            solitude = other.solitude;
            return this;
        }

        public WorkflowHost build() {
            return new WorkflowHost(this);
        }
    }
}
