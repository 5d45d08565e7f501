package io.throughline.intake;

import io.throughline.intake.page.PageReadException;
import io.throughline.intake.page.PageSources;
import io.throughline.intake.page.PageTurn;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Asks the connector for the next page of the feed whose turn it is: the body is the canonical page. */
final class ReadProducer extends DefaultProducer {

    private final IntakeEndpoint endpoint;

    ReadProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        PageTurn turn = DueConsumer.turnOf(exchange);
        PageSources.Answer answer = endpoint.services().pages().read(turn.feed(), turn.input());
        if (answer.page() == null) {
            throw new PageReadException(answer.problem(), answer.retryAfter());
        }
        exchange.getMessage().setBody(answer.page());
    }
}
