package io.throughline.testkit;

import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.ledger.Accepted;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.Workload;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Workflow routes on an in-memory ledger, with stubbed operations and a clock that only moves when told to. Used by one test.
 */
public final class WorkflowBed implements AutoCloseable {

    private static final WorkflowSettings SETTINGS = new WorkflowSettings(
            2,
            Duration.ofSeconds(60),
            Duration.ofMillis(5),
            Duration.ofSeconds(25),
            3,
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            WorkflowSettings.DEFAULT.retries());

    private final MemoryLedger memory;
    private final Ledger ledgerOfRunner;
    private final StubbedOperations operations = new StubbedOperations();
    private final ContractsOfTest contracts = new ContractsOfTest();
    private final AtomicInteger events = new AtomicInteger();
    private final TransitionsTaken transitions = new TransitionsTaken();
    private final String yaml;
    private CamelContext context;
    private WorkflowHost host;

    private WorkflowBed(MemoryLedger memory, UnaryOperator<Ledger> around, String yaml) {
        this.memory = memory;
        this.ledgerOfRunner = around.apply(MortalLedger.of(memory.ledger(), operations::died));
        this.yaml = yaml;
    }

    /** A bed with workflow routes given as Camel YAML. */
    public static WorkflowBed with(String yaml) {
        return with(yaml, UnaryOperator.identity());
    }

    /** A bed whose runner sees the ledger through something that disturbs it. */
    public static WorkflowBed with(String yaml, UnaryOperator<Ledger> around) {
        WorkflowBed bed = new WorkflowBed(MemoryLedger.open(), around, yaml);
        bed.start();
        return bed;
    }

    /**
     * Kills and resumes a workflow at every step; fails where it is not deterministic.
     *
     * @param stubs gives the operations their answers, anew for each run
     */
    public static void killAndResumeAtEveryStep(
            String yaml, Consumer<WorkflowBed> stubs, String eventType, Map<String, Object> data) {
        new KillAndResume(yaml, stubs, eventType, data).atEveryStep();
    }

    private void start() {
        try {
            context = new DefaultCamelContext();
            host = WorkflowHost.over(ledgerOfRunner, contracts, operations)
                    .settings(SETTINGS)
                    .transitions(transitions)
                    .build();
            context.getRegistry().bind("workflowHost", host);
            ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
            context.start();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("workflow.yaml", yaml));
        } catch (Exception fault) {
            throw new IllegalStateException("the routes do not start: " + fault.getMessage(), fault);
        }
    }

    /** The stub of an operation. */
    public StubbedOperation given(String operation) {
        return operations.named(operation);
    }

    /** Says what an operation promises, where it is not the usual. */
    public WorkflowBed declare(String operation, Safety safety, String subject, boolean shared) {
        contracts.declare(ContractsOfTest.contract(operation, safety, Optional.ofNullable(subject), shared));
        return this;
    }

    /** Says what an operation promises, in every detail. */
    public WorkflowBed declare(OperationContract contract) {
        contracts.declare(contract);
        return this;
    }

    /** Lets an event of a type come in for a business object; answers the id of the transaction that it starts first. */
    public String offer(String type, String objectId, Map<String, Object> data) {
        String id = "event-" + events.incrementAndGet();
        NewEvent event = new NewEvent(
                id,
                type,
                "test",
                "opportunity",
                objectId,
                id,
                null,
                Instant.EPOCH,
                data,
                new byte[] {'{', '}'},
                "application/json");
        Accepted accepted = ledger().accept(event, host.startsFor(type, null));
        host.due().ring();
        return accepted.transactionIds().get(0);
    }

    /** Lets everything happen that will happen by itself, moving the clock over every wait; until the runner dies, if a test lets it. */
    public WorkflowBed settle() {
        for (int waits = 0; waits < 100; waits++) {
            Workload load = untilQuiet();
            if (load.waiting() == 0 || operations.died()) {
                return this;
            }
            memory.advance(load.nextDueIn().plusMillis(1));
            host.due().ring();
        }
        throw new AssertionError("still waiting after 100 waits: " + ledger().recent(3));
    }

    /** Lets everything happen that can happen without the clock moving. */
    public Workload untilQuiet() {
        return Facts.await(() -> {
            Workload load = ledger().workload();
            return load.due() == 0 && (load.leased() == 0 || operations.died()) ? Optional.of(load) : Optional.empty();
        });
    }

    /** Moves the clock. */
    public WorkflowBed advance(Duration time) {
        memory.advance(time);
        host.due().ring();
        return this;
    }

    /** All that the ledger knows about a transaction. */
    public TransactionHistory history(String transactionId) {
        return ledger().history(transactionId).orElseThrow();
    }

    /** One step of a transaction. */
    public StepRecord step(String transactionId, String stepId) {
        return history(transactionId).steps().stream()
                .filter(step -> step.id().equals(stepId))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no step " + stepId + " in " + Timeline.of(history(transactionId))));
    }

    public Ledger ledger() {
        return memory.ledger();
    }

    public CamelContext context() {
        return context;
    }

    public WorkflowHost host() {
        return host;
    }

    /** The runner dies with the n-th call of an operation from now on, before or after the target carried it out. */
    public WorkflowBed killAtCall(int call, boolean afterEffect) {
        operations.kill(new StubbedOperations.Kill(call, afterEffect));
        return this;
    }

    /** Starts another runner where a dead one has left things. */
    public WorkflowBed restart() {
        context.stop();
        operations.live();
        ledger().endLeasesOfDeadOwner();
        start();
        return this;
    }

    /** Everything that happened so far, readable. */
    public String timelines() {
        return ledger().recent(20).stream().map(Timeline::of).collect(Collectors.joining("\n"));
    }

    /** The rows of the life cycles that runs have taken so far. */
    public TransitionsTaken transitions() {
        return transitions;
    }

    int calls() {
        return operations.calls();
    }

    /** How many records stand in the targets, by operation. */
    public Map<String, Integer> effects() {
        return operations.effects();
    }

    @Override
    public void close() {
        context.stop();
        memory.close();
    }
}
