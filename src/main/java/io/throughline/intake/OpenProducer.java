package io.throughline.intake;

import io.throughline.intake.feed.FeedPoll;
import io.throughline.intake.trigger.Feed;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Begins a poll and says where its first page starts. */
final class OpenProducer extends DefaultProducer {

    /** A property, not a header: never filtered, never sent (style.md A1). */
    private static final String POLL = "ThroughlineFeedPoll";

    private final IntakeEndpoint endpoint;

    OpenProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Feed feed = endpoint.feed();
        IntakeServices services = endpoint.services();
        FeedPoll poll = FeedPoll.open(feed, services.ledger(), services.records(), services.clock());
        exchange.setProperty(POLL, poll);
        exchange.setVariable("page", feed.polling().page());
        publish(exchange, poll);
    }

    /** The poll that this exchange carries, or null outside of one. */
    static FeedPoll pollOf(Exchange exchange) {
        return exchange.getProperty(POLL, FeedPoll.class);
    }

    static void publish(Exchange exchange, FeedPoll poll) {
        exchange.setVariable("changedAt", poll.asked().changedAt().text());
        exchange.setVariable("afterId", poll.asked().id());
        exchange.setVariable("more", poll.more());
    }
}
