package io.throughline.camel.replay;

import io.throughline.camel.workflow.StepDefinition;
import io.throughline.camel.workflow.StepId;
import io.throughline.replay.ReplayedStep;
import io.throughline.replay.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** {@code step:} of a replay: the same words as of a workflow that works, on recorded answers. */
final class ReplayStepComponent extends DefaultComponent {

    private final ReplayStep steps;

    ReplayStepComponent(ReplayStep steps) {
        this.steps = steps;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String call = getAndRemoveParameter(parameters, "call", String.class);
        String join = getAndRemoveParameter(parameters, "join", String.class);
        String undo = getAndRemoveParameter(parameters, "undo", String.class);
        String item = getAndRemoveParameter(parameters, "item", String.class);
        List<String> items = item == null ? List.of() : List.of(item.split(","));
        StepDefinition definition = new StepDefinition(remaining, call, undo, items, join);
        return new ProcessorEndpoint(uri, this, exchange -> process(exchange, definition));
    }

    private void process(Exchange exchange, StepDefinition definition) {
        ReplayRun run = ReplayRun.of(exchange);
        if (run.isOpen()) {
            perform(exchange, run, definition);
        }
        if (!run.isOpen()) {
            exchange.setRouteStop(true);
        }
    }

    private void perform(Exchange exchange, ReplayRun run, StepDefinition definition) {
        try {
            StepId id = identify(exchange, definition);
            if (run.enter(id)) {
                steps.perform(run, definition, id, item(exchange, definition))
                        .ifPresent(result -> publish(exchange, run, id, result));
            } else {
                fault(run, id.path(), definition, "WFL-2010", "The workflow came to the step twice in one run");
            }
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            fault(run, definition.name(), definition, "WFL-1010", String.valueOf(unusable.getMessage()));
        }
    }

    private static void fault(ReplayRun run, String id, StepDefinition definition, String code, String what) {
        Stop stop = new Stop("failure", code, what, "", null, null);
        run.add(new ReplayedStep(id, String.valueOf(definition.call()), null, List.of(), null, null, stop));
    }

    private static StepId identify(Exchange exchange, StepDefinition definition) {
        List<String> keys = new ArrayList<>();
        for (String variable : definition.items()) {
            Object key = exchange.getVariable(variable);
            if (key == null) {
                throw new IllegalStateException("the variable '%s' that item= names is not set".formatted(variable));
            }
            keys.add(key.toString());
        }
        return new StepId(definition.name(), keys);
    }

    private static Object item(Exchange exchange, StepDefinition definition) {
        if (definition.items().isEmpty()) {
            return null;
        }
        Object variable = exchange.getVariable("item");
        return variable != null ? variable : exchange.getMessage().getBody();
    }

    private static void publish(Exchange exchange, ReplayRun run, StepId id, Map<String, Object> result) {
        run.document().put(id, result);
        exchange.setVariable(id.name(), result);
    }
}
