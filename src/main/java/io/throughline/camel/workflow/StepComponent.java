package io.throughline.camel.workflow;

import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code step:NAME?call=OPERATION[&undo=OPERATION][&item=VARIABLE[,VARIABLE]]} makes one operation durable; {@code step:NAME?join=WORKFLOW} waits for
 * another transaction of the same deal.
 */
public final class StepComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String call = getAndRemoveParameter(parameters, "call", String.class);
        String join = getAndRemoveParameter(parameters, "join", String.class);
        String undo = getAndRemoveParameter(parameters, "undo", String.class);
        String item = getAndRemoveParameter(parameters, "item", String.class);
        if ((call == null) == (join == null)) {
            throw new IllegalArgumentException(
                    "WFL-1020 step '%s' needs either call=<operation> or join=<workflow>".formatted(remaining));
        }
        List<String> items = item == null ? List.of() : List.of(item.split(","));
        return new StepEndpoint(uri, this, new StepDefinition(remaining, call, undo, items, join));
    }
}
