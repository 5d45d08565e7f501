package io.throughline.camel.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** {@code workflow:} of a replay: a workflow runs when it is told to, and starting another one is only noted. */
final class ReplayWorkflowComponent extends DefaultComponent {

    private final Map<String, Processor> workflows = new ConcurrentHashMap<>();

    /** The first node of a workflow; null if no file describes it. */
    Processor workflow(String name) {
        return workflows.get(name);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        getAndRemoveParameter(parameters, "on", String.class);
        return new WorkflowNamed(uri, this, remaining, workflows);
    }

    private static final class WorkflowNamed extends DefaultEndpoint {

        private final String workflow;
        private final Map<String, Processor> workflows;

        WorkflowNamed(String uri, Component component, String workflow, Map<String, Processor> workflows) {
            super(uri, component);
            this.workflow = workflow;
            this.workflows = workflows;
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new DefaultConsumer(this, processor) {
                @Override
                protected void doStart() throws Exception {
                    super.doStart();
                    workflows.put(workflow, getProcessor());
                }
            };
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    ReplayRun run = ReplayRun.of(exchange);
                    if (run.isOpen()) {
                        run.starts(workflow);
                    } else {
                        exchange.setRouteStop(true);
                    }
                }
            };
        }
    }
}
