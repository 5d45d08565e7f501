package io.throughline.intake;

import io.throughline.intake.trigger.Feed;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.CamelContextHelper;

/**
 * {@code {{intake:<feed>.fields}}} and {@code {{intake:<feed>.every}}} in the route of a feed: what the source is asked for follows
 * {@code config/intake.yaml} and is not written twice. Resolved once, when the route is loaded (S-23).
 */
public final class IntakePropertiesFunction implements PropertiesFunction, CamelContextAware {

    private CamelContext context;

    @Override
    public String getName() {
        return "intake";
    }

    @Override
    public String apply(String remainder) {
        int dot = remainder.lastIndexOf('.');
        Feed feed = CamelContextHelper.mandatoryFindSingleByType(context, IntakeTriggers.class)
                .feed(remainder.substring(0, Math.max(dot, 0)));
        return switch (remainder.substring(dot + 1)) {
            case "fields" -> String.join(",", feed.asked());
            case "every" -> String.valueOf(feed.polling().every().toMillis());
            default ->
                throw new IllegalArgumentException(
                        "INT-1005 {{intake:%s}} is unknown: use <feed>.fields or <feed>.every".formatted(remainder));
        };
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }
}
