package io.throughline.intake;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Notes that a poll ended early; used in the doCatch of a feed's route. */
final class FailedProducer extends DefaultProducer {

    private final IntakeEndpoint endpoint;

    FailedProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (cause != null) {
            endpoint.services().health().failed(endpoint.feed(), cause);
        }
    }
}
