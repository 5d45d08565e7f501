package io.throughline.camel.operation;

import io.throughline.camel.call.Attempt;
import io.throughline.camel.call.CallContext;
import io.throughline.camel.call.CallTap;
import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * Calls the route of an operation on an exchange of its own and waits for it in the same thread: nothing of the workflow's exchange but the document goes in,
 * nothing but the result comes out. Thread-safe.
 */
public final class RouteOperationCaller implements OperationCaller, AutoCloseable {

    private final CamelContext context;
    private final ProducerTemplate template;
    private final Function<String, List<String>> regionChain;

    /**
     * @param regionChain a region's code → it and those it extends, the nearest first; an empty list for null
     */
    public RouteOperationCaller(CamelContext context, Function<String, List<String>> regionChain) {
        this.context = context;
        this.template = context.createProducerTemplate();
        this.regionChain = regionChain;
    }

    @Override
    public OperationResult call(OperationAttempt attempt) {
        return call(attempt, CallTap.NONE);
    }

    /** Calls with something between the operation and the systems. */
    public OperationResult call(OperationAttempt attempt, CallTap tap) {
        CallContext call = new CallContext(describe(attempt), attempt.beforeWrite(), tap);
        Exchange exchange = new DefaultExchange(context);
        exchange.setProperty(CallContext.PROPERTY, call);
        exchange.getMessage().setBody(attempt.document());
        template.send("direct:" + attempt.contract().route(), exchange);
        return new OperationEnd(exchange, call).read();
    }

    private Attempt describe(OperationAttempt attempt) {
        return new Attempt(
                attempt.document(),
                attempt.marker(),
                attempt.key(),
                Optional.of(attempt.contract().system()),
                regionChain.apply(attempt.region()));
    }

    @Override
    public void close() {
        template.stop();
    }
}
