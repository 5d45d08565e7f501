package io.throughline.camel.worklog;

import io.throughline.camel.call.CallContext;
import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.config.TimeApproval;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.worklog.WorklogPage;
import io.throughline.connector.worklog.WorklogRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code worklog:<word>} reads a page of logged time of Jira, question by question; the route sends them. {@code open} reads what the feed operation was asked for:
 * variables {@code account}, {@code expired}, {@code changes}, {@code changesAfter}, {@code deletionsAfter}, {@code approvalField}, {@code approvalProperty}. {@code
 * changed}, {@code listed}, {@code deleted}, {@code scanned}, {@code of-issue}, {@code issues} and {@code issue} take the answer in the body and set what to ask next: {@code ids},
 * {@code scan}, {@code minutesBack}, {@code nextIssue}, {@code offset}, {@code room}, {@code wanted}. {@code entries} makes the list to map, {@code entry} takes one
 * that was mapped, {@code close} makes the page. Settings: {@code feedOverlap}, {@code workDate}. Without state.
 */
public final class WorklogComponent extends DefaultComponent {

    private static final String PAGE = "throughlineWorklogPage";
    private static final String UNUSED = "throughline";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        String system = getAndRemoveParameter(parameters, "system", String.class, "jira");
        return new ProcessorEndpoint(uri, this, work(word, system));
    }

    private Processor work(String word, String system) {
        return switch (word) {
            case "open" -> exchange -> open(exchange, system);
            case "changed" -> exchange -> set(exchange, "ids", page(exchange).changed(answer(exchange)));
            case "ids" -> exchange -> body(exchange, Map.of("ids", exchange.getVariable("ids")));
            case "listed" -> exchange -> page(exchange).listed(list(exchange));
            case "deleted" -> exchange -> page(exchange).deleted(answer(exchange));
            case "plan" -> WorklogComponent::plan;
            case "scanned" ->
                exchange -> {
                    page(exchange).scanned(list(exchange));
                    next(exchange);
                };
            case "of-issue" ->
                exchange -> {
                    page(exchange).ofIssue(answer(exchange));
                    next(exchange);
                };
            case "wanted" -> exchange -> wanted(exchange, page(exchange));
            case "issues" -> WorklogComponent::issues;
            case "issue" -> WorklogComponent::issue;
            case "entries" -> exchange -> body(exchange, page(exchange).entries());
            case "entry" ->
                exchange -> page(exchange)
                        .add(
                                Json.asObject(exchange.getVariable("entry")),
                                exchange.getMessage().getBody());
            case "close" -> exchange -> body(exchange, page(exchange).close());
            default ->
                throw new IllegalArgumentException("CON-1202 worklog: has no word '" + word + "'. Mend the route.");
        };
    }

    private void open(Exchange exchange, String named) {
        CallContext call = CallContext.of(exchange);
        SystemConfig system = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), VendorCalls.class)
                .systems()
                .get(call.attempt().system().orElse(named));
        TimeApproval approval = system.approval(call.attempt().regions());
        Clock clock = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
        WorklogRequest request = WorklogRequest.of(
                Json.asObject(Json.at(call.attempt().document(), "feed")),
                new WorklogRequest.Settings(
                        approval,
                        FeedOverlap.of(system).toMillis(),
                        system.setting("workDate", "offset").equals("author")),
                clock.instant());
        set(exchange, "account", system.name());
        set(exchange, "expired", request.expired());
        if (request.expired()) {
            body(exchange, Map.of("object", "time-entry", "items", List.of(), "more", false, "expired", true));
            return;
        }
        WorklogPage page = new WorklogPage(request);
        exchange.setProperty(PAGE, page);
        set(exchange, "changes", page.asksChanges());
        set(exchange, "changesAfter", page.changesAfter());
        set(exchange, "deletionsAfter", page.deletionsAfter());
        boolean field = approval.source() == TimeApproval.Source.ISSUE_FIELD;
        set(exchange, "approvalField", field ? approval.key() : "status");
        boolean property = approval.source() == TimeApproval.Source.ISSUE_PROPERTY;
        set(exchange, "approvalProperty", property ? approval.key() : UNUSED);
    }

    private static void plan(Exchange exchange) {
        WorklogPage page = page(exchange);
        boolean scan = page.asksIssues();
        set(exchange, "scan", scan);
        if (scan) {
            set(exchange, "minutesBack", page.minutesBack());
        }
    }

    private static void next(Exchange exchange) {
        WorklogPage page = page(exchange);
        exchange.setVariable("nextIssue", page.nextIssue().orElse(null));
        if (page.nextIssue().isPresent()) {
            set(exchange, "offset", page.offset());
            set(exchange, "room", page.room());
        }
    }

    private static void wanted(Exchange exchange, WorklogPage page) {
        List<String> ids = page.wantedIssues();
        exchange.setVariable("wanted", ids.isEmpty() ? null : ids);
        String property = exchange.getVariable("approvalProperty", String.class);
        body(
                exchange,
                Map.of(
                        "issueIdsOrKeys",
                        ids,
                        "fields",
                        List.of("project", "parent", "status", exchange.getVariable("approvalField")),
                        "properties",
                        List.of(property)));
    }

    private static void issues(Exchange exchange) {
        List<String> asked = Json.asList(exchange.getVariable("wanted")).stream()
                .map(String::valueOf)
                .toList();
        page(exchange).issues(asked, list(exchange));
    }

    private static void issue(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        page(exchange)
                .issues(List.of(exchange.getVariable("one", String.class)), body == null ? List.of() : List.of(body));
    }

    private static WorklogPage page(Exchange exchange) {
        return exchange.getProperty(PAGE, WorklogPage.class);
    }

    private static Map<String, Object> answer(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body == null ? null : Json.asObject(body);
    }

    /** A bare list, or the list in the answer about issues. */
    private static List<Object> list(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return Json.asList(Json.isObject(body) ? Json.asObject(body).getOrDefault("issues", List.of()) : body);
    }

    private static void set(Exchange exchange, String name, Object value) {
        exchange.setVariable(name, value);
    }

    private static void body(Exchange exchange, Object body) {
        exchange.getMessage().setBody(body);
    }
}
