package io.throughline;

import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.config.ConfigurationException;
import io.throughline.config.Problems;
import io.throughline.intake.trigger.WorkflowStarts;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;

/**
 * A bundle other than the current one, running in a Camel context of its own, with the systems, the clock, the ledger and the calls of the current
 * one and without anything that brings events in.
 */
final class HostedBundle implements AutoCloseable {

    private final CamelContext context;
    private final WorkflowHost workflows;

    private final Runnable forget;

    private HostedBundle(CamelContext context, WorkflowHost workflows, Runnable forget) {
        this.context = context;
        this.workflows = workflows;
        this.forget = forget;
    }

    /**
     * Starts it.
     *
     * @throws ConfigurationException with every problem of its files, as they would not be accepted at a start either
     * @throws Exception if a route cannot be loaded or started; nothing of it is left running then
     */
    static HostedBundle start(
            CamelContext host,
            Installation current,
            WorkflowHost beside,
            WorkflowStarts starts,
            StoredBundle stored,
            DriftWatch watch)
            throws Exception {
        Problems problems = new Problems();
        Definitions definitions = current.definitions().withBehaviourOf(stored.files(), problems);
        problems.throwIfAny();
        DefaultCamelContext context = new DefaultCamelContext();
        context.setNameStrategy(new ExplicitCamelContextNameStrategy(
                host.getName() + "-" + stored.hash().substring(0, 12)));
        context.setApplicationContextClassLoader(host.getApplicationContextClassLoader());
        context.getShutdownStrategy().setTimeout(host.getShutdownStrategy().getTimeout());
        try {
            BundleDrift drift = new BundleDrift(
                    definitions, stored.hash(), current.options().ledger().drift());
            Installation older =
                    new Installation(definitions, stored.hash(), current.options(), current.calls(), drift);
            WorkflowHost workflows = older.host(context).beside(beside).build();
            older.into(context, workflows, starts, new RouteFiles(stored.files(), false, false));
            context.start();
            drift.watchedBy(watch);
            return new HostedBundle(context, workflows, () -> watch.forget(drift));
        } catch (Exception | LinkageError | VirtualMachineError refused) {
            context.stop();
            throw refused;
        }
    }

    Set<String> workflows() {
        return workflows.workflows();
    }

    /** Lets running steps come to their end. */
    @Override
    public void close() {
        forget.run();
        context.stop();
    }
}
