package io.throughline.camel.workflow;

import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.LedgerUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a step when the route comes to it; the exchange goes on only if the step is done. Its body stays as it is. */
final class StepProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(StepProducer.class);

    private final WorkflowHost host;
    private final StepDefinition definition;

    StepProducer(StepEndpoint endpoint, WorkflowHost host, StepDefinition definition) {
        super(endpoint);
        this.host = host;
        this.definition = definition;
    }

    @Override
    public void process(Exchange exchange) {
        WorkflowRun run = WorkflowRun.of(exchange);
        if (run == null) {
            throw new IllegalStateException(
                    "WFL-1022 step '%s' is outside of a workflow. Steps work in routes that start from workflow:, not in operations."
                            .formatted(definition.name()));
        }
        if (run.isOpen() && !run.mayGoOn()) {
            run.close(Closing.Wait.forNextRunner());
        }
        if (run.isOpen()) {
            guarded(exchange, run);
        }
        if (!run.isOpen()) {
            exchange.setRouteStop(true);
        }
    }

    // Whatever goes wrong closes the run, so that no error handler of the route can go on as if the step were done.
    private void guarded(Exchange exchange, WorkflowRun run) {
        try {
            perform(exchange, run);
        } catch (LeaseLostException | LedgerUnavailableException notOurs) {
            run.close(new Closing.Abandon(notOurs.getMessage()));
        } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError fault) {
            LOG.error(
                    "step {} of transaction {} failed",
                    definition.name(),
                    run.transaction().id(),
                    fault);
            run.close(new Closing.Person(StepCases.fault(definition.name(), fault)));
        }
    }

    private void perform(Exchange exchange, WorkflowRun run) {
        StepId id = identify(exchange);
        if (!run.enter(id)) {
            run.close(new Closing.Person(StepCases.bug(
                    "WFL-2010",
                    id.path(),
                    "The workflow came to the step '%s' twice in one run".formatted(id.path()),
                    "Two steps, or two items, have the same name.",
                    "Give the step its own name, or let item= name a variable with a key that no other item has.")));
            return;
        }
        durable(exchange, run, id).ifPresent(result -> publish(exchange, run, id, result));
    }

    private Optional<Map<String, Object>> durable(Exchange exchange, WorkflowRun run, StepId id) {
        if (definition.join() != null) {
            return new JoinStep(host, run, id).await(definition.join());
        }
        return new DurableStep(host, run, definition, id, item(exchange)).perform();
    }

    private StepId identify(Exchange exchange) {
        List<String> keys = new ArrayList<>();
        for (String variable : definition.items()) {
            keys.add(itemKey(exchange, variable));
        }
        return new StepId(definition.name(), keys);
    }

    private String itemKey(Exchange exchange, String variable) {
        Object key = exchange.getVariable(variable);
        if (key == null) {
            throw new IllegalStateException(
                    "WFL-1023 step '%s': the variable '%s' that item= names is not set. Set it before the step to a stable business key."
                            .formatted(definition.name(), variable));
        }
        return key.toString();
    }

    private Object item(Exchange exchange) {
        if (definition.items().isEmpty()) {
            return null;
        }
        Object variable = exchange.getVariable("item");
        return variable != null ? variable : exchange.getMessage().getBody();
    }

    private void publish(Exchange exchange, WorkflowRun run, StepId id, Map<String, Object> result) {
        run.document().put(id, result);
        exchange.setVariable(id.name(), result);
    }
}
