package io.throughline.simulation;

import io.throughline.camel.workflow.DueSignal;
import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.MonotonicClock;
import io.throughline.camel.workflow.WorkflowDriver;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.camel.workflow.WorkflowSettings;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** One runner: the real components in a Camel context of its own, on a ledger and targets that may fail it. Serves one run after the other. */
final class SimulatedNode implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(60);

    private final String name;
    private final long monotonicStart;
    private final CamelContext context = new DefaultCamelContext();
    private final WorkflowHost host;
    private SimulatedRun run;
    private long pausedUntil;
    private long lastBeat;

    /** @param number makes its monotonic clock begin elsewhere than that of others */
    SimulatedNode(int number, String routes) {
        name = "node-" + number;
        monotonicStart = number * 7_777_777_777_777L - 20_000_000_000_000L;
        host = WorkflowHost.over(
                        NodeLedger.of(this),
                        new SimulatedOperations(),
                        attempt -> run.network().call(attempt))
                .settings(WorkflowSettings.DEFAULT.withWorkers(0))
                .owner(name)
                .clock(new NodeClock())
                .random(() -> run.choices().pick("jitter", 1000) / 1000.0)
                .build();
        start(routes);
    }

    private void start(String routes) {
        try {
            context.getRegistry().bind("workflowHost", host);
            ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
            context.getShutdownStrategy().setTimeout(1);
            context.start();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("workflows.yaml", routes));
        } catch (Exception fault) {
            throw new IllegalStateException("the routes do not start: " + fault.getMessage(), fault);
        }
    }

    void enter(SimulatedRun next) {
        run = next;
        pausedUntil = 0;
        lastBeat = 0;
    }

    SimulatedRun run() {
        return run;
    }

    String name() {
        return name;
    }

    WorkflowHost host() {
        return host;
    }

    WorkflowDriver driver(String workflow) {
        return host.driver(workflow);
    }

    /** The whole process stands still, heartbeats too. */
    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
    }

    long pausedUntil() {
        return pausedUntil;
    }

    void beatIfDue(long now) {
        if (now >= pausedUntil && now - lastBeat >= LEASE.toMillis() / 4) {
            lastBeat = now;
            beat();
        }
    }

    private void beat() {
        try {
            SimulatedWorld.WORKFLOWS.forEach(workflow -> driver(workflow).heartbeat());
        } catch (NodeCrash crash) {
            // Its work is gone already; there is nobody to tell.
        }
    }

    @Override
    public void close() {
        context.stop();
    }

    private final class NodeClock implements MonotonicClock {

        @Override
        public long nanos() {
            return monotonicStart + run.clock().now() * 1_000_000;
        }

        @Override
        public void pause(DueSignal wake, Duration atMost) {
            run.sleep(atMost.toMillis());
        }
    }
}
