package io.throughline.camel.call;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** The declared end of an operation route. */
final class OutcomeEndpoint extends DefaultEndpoint {

    private final Declaration declaration;

    OutcomeEndpoint(String uri, OutcomeComponent component, Declaration declaration) {
        super(uri, component);
        this.declaration = declaration;
    }

    /** What the route says at that place, with the body there. */
    @FunctionalInterface
    interface Declaration {

        void in(CallContext context, Object body);
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                declaration.in(CallContext.of(exchange), exchange.getMessage().getBody());
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("outcome: declares an end; nothing can be received from it");
    }
}
