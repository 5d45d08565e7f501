package io.throughline.intake;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The edge where business facts come in.
 *
 * <ul>
 *   <li>{@code intake:open?feed=NAME} begins a poll: sets the variables {@code changedAt}, {@code afterId}, {@code page}, {@code more}
 *   <li>{@code intake:accept?feed=NAME} takes the records in the body, in their order, and commits them
 *   <li>{@code intake:look?feed=NAME} reads from a notice which record to look at: variable {@code recordId}, or {@code problem}
 *   <li>{@code intake:failed?feed=NAME} notes a poll that failed; the feed goes on with the next one
 *   <li>{@code intake:webhook} takes an HTTP request to its answer
 *   <li>from {@code intake:due} a route starts once for each page feed that is due, with the variables {@code feed} and {@code more}
 *   <li>{@code intake:read} asks the connector for the next page of that feed; {@code intake:keep} commits it and sets {@code more}
 *   <li>{@code intake:items} in an operation: the body, a transaction document, becomes the page that its event keeps
 * </ul>
 *
 * Found in the Camel registry by type: {@code Ledger}, {@link IntakeTriggers}, {@code WorkflowStarts}, {@code java.time.Clock}, and {@code PageSources} if there are page feeds. Thread-safe.
 */
public final class IntakeComponent extends DefaultComponent {

    private IntakeServices services;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String feed = getAndRemoveParameter(parameters, "feed", String.class);
        return new IntakeEndpoint(uri, this, remaining, feed);
    }

    /** Looked up at the first use: hosts bind their beans at any time before the routes start. */
    synchronized IntakeServices services() {
        if (services == null) {
            services = IntakeServices.in(getCamelContext());
        }
        return services;
    }
}
