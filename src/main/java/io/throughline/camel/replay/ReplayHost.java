package io.throughline.camel.replay;

import io.throughline.camel.operation.RouteOperationCaller;
import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.ResultCheck;
import io.throughline.config.Systems;
import io.throughline.connector.AnsweredCalls;
import io.throughline.connector.CallException;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.vendor.Verdict;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.replay.Gap;
import io.throughline.replay.Replayed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A Camel context whose workflows run on records. Routes are loaded after it was made. Thread-safe. */
public final class ReplayHost implements AutoCloseable {

    private final CamelContext context;
    private final RouteOperationCaller caller;
    private final ReplayWorkflowComponent workflows = new ReplayWorkflowComponent();
    private final Map<String, ReplayRun> running = new ConcurrentHashMap<>();

    /**
     * Prepares a context that is not started.
     *
     * @param chain a region's code → it and those it extends, the nearest first; an empty list for null
     */
    public ReplayHost(
            CamelContext context,
            OperationDirectory directory,
            ResultCheck results,
            Systems systems,
            Function<String, List<String>> chain) {
        this.context = context;
        this.caller = new RouteOperationCaller(context, chain);
        context.addComponent("workflow", workflows);
        context.addComponent("step", new ReplayStepComponent(new ReplayStep(caller, directory, results, systems)));
        ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
        context.getRegistry().bind("throughlineCalls", VendorCalls.class, nobody(systems));
    }

    /** A call that no attempt answers goes nowhere. */
    private static VendorCalls nobody(Systems systems) {
        return new AnsweredCalls(systems, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), (request, observer) -> {
            throw new CallException("MAP-1156 a replay calls nobody. Nothing was sent.", Verdict.REJECTED, 0, "");
        });
    }

    /** Runs a transaction again on its record. */
    public Replayed replay(RecordedTransaction recorded) {
        Processor workflow = workflows.workflow(recorded.workflow());
        if (workflow == null) {
            return new Replayed(
                    List.of(),
                    List.of(),
                    List.of(new Gap("", "the bundle has no workflow of this name", recorded.workflow())));
        }
        if (recorded.steps().isEmpty()) {
            return new Replayed(List.of(), List.of(), List.of(new Gap("", "nothing was recorded yet", "")));
        }
        ReplayRun run = new ReplayRun(recorded);
        running.put(recorded.id(), run);
        try {
            run(workflow, run);
            return run.result();
        } finally {
            running.remove(recorded.id());
        }
    }

    private void run(Processor workflow, ReplayRun run) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(ReplayRun.PROPERTY, run);
        exchange.getMessage().setBody(run.document().snapshot(null));
        try {
            workflow.process(exchange);
        } catch (Exception fault) {
            exchange.setException(fault);
        }
        if (exchange.getException() != null) {
            String what = exchange.getException().getClass().getSimpleName();
            run.missing("", "the workflow's route failed in the replay", what);
        }
    }

    /** The time that a transaction in replay has come to: when its present step was carried out. */
    public Instant timeOf(String transactionId) {
        return running.get(transactionId).now();
    }

    /** The record of a transaction in replay. */
    public RecordedTransaction recordOf(String transactionId) {
        return running.get(transactionId).recorded();
    }

    /** A rule asked for a fact that was not recorded. */
    public void missingFact(String transactionId, String what) {
        running.get(transactionId).missingFact(what);
    }

    @Override
    public void close() {
        caller.close();
        context.stop();
    }
}
