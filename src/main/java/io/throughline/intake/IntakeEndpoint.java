package io.throughline.intake;

import io.throughline.intake.trigger.Feed;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One use of the component; see {@link IntakeComponent} for the names. */
final class IntakeEndpoint extends DefaultEndpoint {

    private final IntakeComponent component;
    private final String job;
    private final String feed;

    IntakeEndpoint(String uri, IntakeComponent component, String job, String feed) {
        super(uri, component);
        this.component = component;
        this.job = job;
        this.feed = feed;
    }

    @Override
    public Producer createProducer() {
        return switch (job) {
            case "open" -> new OpenProducer(this);
            case "accept" -> new AcceptProducer(this);
            case "look" -> new LookProducer(this);
            case "failed" -> new FailedProducer(this);
            case "webhook" -> new WebhookProducer(this);
            case "read" -> new ReadProducer(this);
            case "keep" -> new KeepProducer(this);
            case "items" -> new ItemsProducer(this);
            default ->
                throw new IllegalArgumentException(
                        "INT-1002 intake:%s is unknown: use open, accept, look, failed, webhook, read, keep or items"
                                .formatted(job));
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        if (job.equals("due")) {
            return new DueConsumer(this, processor);
        }
        throw new UnsupportedOperationException(
                "INT-1003 a route cannot start from intake:%s; start it from intake:due for page feeds, scheduler: for a feed of records or servlet: for webhooks"
                        .formatted(job));
    }

    @Override
    public boolean isSingleton() {
        return true;
    }

    IntakeServices services() {
        return component.services();
    }

    Feed feed() {
        if (feed == null) {
            throw new IllegalArgumentException(
                    "INT-1004 intake:%s needs feed=<name from config/intake.yaml>".formatted(job));
        }
        return services().triggers().feed(feed);
    }
}
