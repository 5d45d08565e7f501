package io.throughline.camel.call;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** The declared end of an operation route. */
final class OutcomeEndpoint extends DefaultEndpoint {

    private final Reading reading;

    OutcomeEndpoint(String uri, OutcomeComponent component, Reading reading) {
        super(uri, component);
        this.reading = reading;
    }

    /** Makes the ending of the body at that place. */
    @FunctionalInterface
    interface Reading {

        Ending of(Object body);
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                CallContext.of(exchange).end(reading.of(exchange.getMessage().getBody()));
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("outcome: declares an end; nothing can be received from it");
    }
}
