package io.throughline.camel.issues;

import io.throughline.camel.call.CallContext;
import io.throughline.camel.worklog.FeedOverlap;
import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.issue.ChangedIssues;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code issues:<word>} reads a page of changed issues of Jira; the route sends the searches. {@code open?system=…} reads what the feed operation was asked for: variables
 * {@code expired}, {@code minutesBack}. {@code take} takes the answer of a search in the body and says in {@code token} how it goes on, if it does; {@code list} makes
 * the body the tasks of the page, {@code task} takes one that was mapped, by the issue in variable {@code issue}, {@code close} makes the page. Settings: {@code feedOverlap},
 * {@code staffingIssueType}. Without state.
 */
public final class IssuesComponent extends DefaultComponent {

    private static final String PAGE = "throughlineIssuesPage";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        String system = getAndRemoveParameter(parameters, "system", String.class, "jira");
        return new ProcessorEndpoint(uri, this, work(word, system));
    }

    private Processor work(String word, String system) {
        return switch (word) {
            case "open" -> exchange -> open(exchange, system);
            case "take" ->
                exchange -> exchange.setVariable(
                        "token",
                        page(exchange)
                                .take(Json.asObject(exchange.getMessage().getBody()))
                                .orElse(null));
            case "list" ->
                exchange -> exchange.getMessage().setBody(page(exchange).tasks());
            case "task" ->
                exchange -> page(exchange)
                        .add(
                                Json.asObject(exchange.getVariable("issue")),
                                exchange.getMessage().getBody());
            case "close" ->
                exchange -> exchange.getMessage().setBody(page(exchange).close());
            default ->
                throw new IllegalArgumentException("CON-1206 issues: has no word '" + word + "'. Mend the route.");
        };
    }

    private void open(Exchange exchange, String named) {
        CallContext call = CallContext.of(exchange);
        SystemConfig system = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), VendorCalls.class)
                .systems()
                .get(call.attempt().system().orElse(named));
        Clock clock = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
        Optional<ChangedIssues> page = ChangedIssues.of(
                Json.asObject(Json.at(call.attempt().document(), "feed")),
                FeedOverlap.of(system),
                system.setting("staffingIssueType", "Staffing request"),
                clock.instant());
        exchange.setVariable("expired", page.isEmpty());
        if (page.isEmpty()) {
            exchange.getMessage().setBody(ChangedIssues.expired());
        } else {
            exchange.setProperty(PAGE, page.get());
            exchange.setVariable("minutesBack", page.get().minutesBack());
        }
    }

    private static ChangedIssues page(Exchange exchange) {
        return exchange.getProperty(PAGE, ChangedIssues.class);
    }
}
