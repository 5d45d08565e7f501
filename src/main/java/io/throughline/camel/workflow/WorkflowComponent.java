package io.throughline.camel.workflow;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code from: workflow:NAME?on=EVENT} claims due transactions of a workflow and runs the route for each; {@code to: workflow:NAME} starts
 * another transaction of the same deal, or, outside of a workflow, one for the event in the body.
 */
public final class WorkflowComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String event = getAndRemoveParameter(parameters, "on", String.class);
        return new WorkflowEndpoint(uri, this, remaining, event);
    }
}
