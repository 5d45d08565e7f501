package io.throughline.intake;

import io.throughline.camel.call.CallContext;
import io.throughline.canonical.Json;
import io.throughline.intake.feed.FeedPoll;
import io.throughline.intake.feed.Taken;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.trigger.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Takes the records in the body: a page of a poll, or the one record that a notice named. */
final class AcceptProducer extends DefaultProducer {

    private final IntakeEndpoint endpoint;

    AcceptProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        List<Map<String, Object>> records = records(exchange);
        FeedPoll poll = OpenProducer.pollOf(exchange);
        if (poll == null) {
            exchange.getMessage().setBody(takeNoticed(records));
        } else {
            takePage(exchange, poll, records);
        }
    }

    private void takePage(Exchange exchange, FeedPoll poll, List<Map<String, Object>> records) {
        poll.take(records);
        // each page is a call of its own: its raw answer would else be kept until the poll ends
        exchange.removeProperty(CallContext.PROPERTY);
        OpenProducer.publish(exchange, poll);
        if (!poll.more()) {
            endpoint.services().health().worked(endpoint.feed());
        }
    }

    /** The result of the step that looked: what the record showed, and which event came of it. */
    private Map<String, Object> takeNoticed(List<Map<String, Object>> records) {
        Feed feed = endpoint.feed();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("verdict", records.isEmpty() ? "absent" : "nothing");
        for (Map<String, Object> record : records) {
            Taken taken = endpoint.services().records().take(feed, record);
            result.put("verdict", word(taken.verdict()));
            result.put("event", taken.eventId());
        }
        return result;
    }

    private static String word(Verdict verdict) {
        return verdict == null
                ? "unreadable"
                : verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private List<Map<String, Object>> records(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof List<?> list) {
            return list.stream().map(Json::asObject).toList();
        }
        throw new IllegalStateException(
                "INT-2005 feed '%s' got no list of records to accept. Its position did not move. Call the system with pages= before intake:accept."
                        .formatted(endpoint.feed().name()));
    }
}
