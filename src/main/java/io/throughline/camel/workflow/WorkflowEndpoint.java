package io.throughline.camel.workflow;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** A workflow, to be run or to be started. */
final class WorkflowEndpoint extends DefaultEndpoint {

    private final String workflow;
    private final String event;

    /**
     * @param event event type that starts the workflow; null if only other workflows do
     */
    WorkflowEndpoint(String uri, Component component, String workflow, String event) {
        super(uri, component);
        this.workflow = workflow;
        this.event = event;
    }

    String workflow() {
        return workflow;
    }

    String event() {
        return event;
    }

    WorkflowHost host() {
        return CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), WorkflowHost.class);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new WorkflowConsumer(this, processor);
    }

    @Override
    public Producer createProducer() {
        return new WorkflowProducer(this);
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
