package io.throughline.camel.workflow;

import org.apache.camel.model.ModelLifecycleStrategy;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.SplitDefinition;

/**
 * Appends a last node to every workflow route: a run that did not come to it did not finish, whatever the exchange says. Lets no split or
 * multicast of the route go on after a failed branch.
 */
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
            stopAtFailures(route);
        }
    }

    // An aggregation that gathers results forgets the exception of an item, and the run would complete without the
    // item's steps.
    private static void stopAtFailures(RouteDefinition route) {
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SplitDefinition.class)
                .forEach(split -> split.setStopOnException("true"));
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), MulticastDefinition.class)
                .forEach(multicast -> multicast.setStopOnException("true"));
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
