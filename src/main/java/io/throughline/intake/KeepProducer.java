package io.throughline.intake;

import io.throughline.canonical.Json;
import io.throughline.intake.page.PageReadException;
import io.throughline.intake.page.PageTurn;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Commits the page in the body, and says whether there is another one: variable {@code more}. */
final class KeepProducer extends DefaultProducer {

    KeepProducer(IntakeEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        PageTurn turn = DueConsumer.turnOf(exchange);
        Object page = exchange.getMessage().getBody();
        if (!Json.isObject(page)) {
            throw new PageReadException(
                    "INT-2103 feed '%s' got no page to keep. Its position did not move. Let intake:read come before intake:keep."
                            .formatted(turn.feed().name()),
                    null);
        }
        turn.take(Json.asObject(page));
        exchange.getMessage().setBody(null);
        exchange.setVariable("more", turn.more());
    }
}
