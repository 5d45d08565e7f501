package io.throughline.camel.workflow;

import org.apache.camel.model.ModelLifecycleStrategy;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;

/** Appends a last node to every workflow route. A run that did not come to it did not finish, whatever the exchange says. */
public final class EndMarker implements ModelLifecycleStrategy {

    private static final String ID_SUFFIX = "-end";

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        if (isWorkflow(route) && !isMarked(route)) {
            ProcessDefinition end = new ProcessDefinition(exchange -> {
                WorkflowRun run = WorkflowRun.of(exchange);
                if (run != null) {
                    run.reachEnd();
                }
            });
            end.setId(route.getRouteId() + ID_SUFFIX);
            route.addOutput(end);
        }
    }

    private static boolean isWorkflow(RouteDefinition route) {
        return route.getInput() != null
                && route.getInput().getEndpointUri() != null
                && route.getInput().getEndpointUri().startsWith("workflow:");
    }

    private static boolean isMarked(RouteDefinition route) {
        return route.getOutputs().stream().anyMatch(node -> (route.getRouteId() + ID_SUFFIX).equals(node.getId()));
    }

    @Override
    public void onRemoveRouteDefinition(RouteDefinition route) {}

    @Override
    public void onAddRouteTemplateDefinition(RouteTemplateDefinition template) {}

    @Override
    public void onRemoveRouteTemplateDefinition(RouteTemplateDefinition template) {}
}
