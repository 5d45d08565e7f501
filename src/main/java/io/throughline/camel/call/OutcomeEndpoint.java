package io.throughline.camel.call;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** The declared end of an operation route. */
final class OutcomeEndpoint extends DefaultEndpoint {

    private final Ending.Kind kind;
    private final String reason;

    OutcomeEndpoint(String uri, OutcomeComponent component, Ending.Kind kind, String reason) {
        super(uri, component);
        this.kind = kind;
        this.reason = reason;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                Object result = kind.hasResult() ? exchange.getMessage().getBody() : null;
                CallContext.of(exchange).end(new Ending(kind, result, reason));
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("outcome: declares an end; nothing can be received from it");
    }
}
