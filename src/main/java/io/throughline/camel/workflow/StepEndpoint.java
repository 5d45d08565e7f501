package io.throughline.camel.workflow;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** One step of one workflow. */
final class StepEndpoint extends DefaultEndpoint {

    private final StepDefinition definition;

    StepEndpoint(String uri, Component component, StepDefinition definition) {
        super(uri, component);
        this.definition = definition;
    }

    @Override
    public Producer createProducer() {
        WorkflowHost host = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), WorkflowHost.class);
        return new StepProducer(this, host, definition);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("WFL-1021 a route cannot start from a step; use from: workflow:<name>");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
