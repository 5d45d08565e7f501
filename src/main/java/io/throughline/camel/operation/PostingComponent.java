package io.throughline.camel.operation;

import io.throughline.camel.call.CallContext;
import io.throughline.canonical.Json;
import io.throughline.connector.BatchPosting;
import io.throughline.connector.ErpFacts;
import io.throughline.connector.PostedEntries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code posting:<word>} keeps account of the lines of a posting batch while an operation route writes them (docs/architecture.md, "Posting a batch"):
 *
 * <ul>
 *   <li>{@code begin?connector=…&needs=field,…}: takes {@code batch} of the document; lines without a needed field are refused at once
 *   <li>{@code had}: the body is a posting of what the ERP had before
 *   <li>{@code open}: the body becomes the document with the open lines only, each with {@code kept}: quantity and rate as the ERP keeps them
 *   <li>{@code journal}: the same with {@code rows}: both sides of each amount
 *   <li>{@code answered?later=field,…}: the body is what each line came to ({@code call:…?each=}); with {@code rows=<path in variable sent>&rowKey=…&at=…} it is what one
 *       document of all open lines came to
 *   <li>{@code shut?from=…&to=…}: the body is a list of periods that take nothing now: what was refused for a day in one of them may be had later
 *   <li>{@code has}: the body is a posting of what the ERP has now
 *   <li>{@code result}: the body becomes the canonical posting
 *   <li>{@code entries}: of a batch and its posting in the document, the body becomes {@code entries} that stand in the books; variable {@code entryCount}
 * </ul>
 *
 * Each leaves the variables {@code open}, {@code existing}, {@code refused}, {@code unnamed} and {@code news}: how many lines are still to be sent, were there before, were refused, were taken without
 * the ERP saying which record it made, and got an outcome now.
 */
public final class PostingComponent extends DefaultComponent {

    private static final String PROPERTY = "throughlinePosting";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        String connector = getAndRemoveParameter(parameters, "connector", String.class, "");
        List<String> needs = list(parameters, "needs");
        List<String> later = list(parameters, "later");
        String rows = getAndRemoveParameter(parameters, "rows", String.class, "");
        String rowKey = getAndRemoveParameter(parameters, "rowKey", String.class, "");
        String at = getAndRemoveParameter(parameters, "at", String.class, "");
        return switch (word) {
            case "begin" -> endpoint(uri, exchange -> begin(exchange, connector, needs));
            case "had" -> endpoint(uri, exchange -> of(exchange).had(body(exchange)));
            case "has" -> endpoint(uri, exchange -> of(exchange).has(body(exchange)));
            case "open" -> endpoint(uri, exchange -> open(exchange, of(exchange).openBatch()));
            case "journal" ->
                endpoint(uri, exchange -> open(exchange, of(exchange).openJournal()));
            case "answered" ->
                endpoint(uri, exchange -> {
                    if (rows.isEmpty()) {
                        of(exchange).answered(Json.asList(body(exchange)), later);
                    } else {
                        asOne(exchange, rows, rowKey, at, later);
                    }
                });
            case "shut" -> {
                String from = required(parameters, "from");
                String to = required(parameters, "to");
                yield endpoint(uri, exchange -> of(exchange).shut(Json.asList(body(exchange)), from, to));
            }
            case "entries" -> new ProcessorEndpoint(uri, this, PostingComponent::entries);
            case "result" ->
                endpoint(
                        uri,
                        exchange -> exchange.getMessage().setBody(of(exchange).posting()));
            default ->
                throw new IllegalArgumentException(
                        "CON-1406 posting: is begin, had, open, journal, answered, shut, has, entries or result, not '"
                                + word + "'. Mend the route.");
        };
    }

    private String required(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) {
            throw new IllegalArgumentException(
                    "CON-1105 posting:shut needs the parameter " + name + ". Mend the route.");
        }
        return value;
    }

    private List<String> list(Map<String, Object> parameters, String name) {
        return Arrays.stream(getAndRemoveParameter(parameters, name, String.class, "")
                        .split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private interface Step {
        void on(Exchange exchange);
    }

    private Endpoint endpoint(String uri, Step step) {
        return new ProcessorEndpoint(uri, this, exchange -> {
            BatchPosting before = exchange.getProperty(PROPERTY, BatchPosting.class);
            int left = before == null ? 0 : before.open().size();
            step.on(exchange);
            exchange.setVariable("news", left - of(exchange).open().size());
            exchange.setVariable("open", of(exchange).open().size());
            exchange.setVariable("existing", of(exchange).existing());
            exchange.setVariable("refused", of(exchange).refused());
            exchange.setVariable("unnamed", of(exchange).unnamed());
        });
    }

    private void begin(Exchange exchange, String connector, List<String> needs) {
        PostingFacts known = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), PostingFacts.class);
        ErpFacts facts = known.of(connector)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "CON-1407 the capability file of '" + connector
                                        + "' says no facts, so that its hours cannot be written. Nothing was sent. Mend the route or the file."));
        Map<String, Object> document = CallContext.of(exchange).attempt().document();
        BatchPosting posting = new BatchPosting(Json.asObject(document.get("batch")), facts.quantity());
        posting.need(needs);
        exchange.setProperty(PROPERTY, posting);
    }

    private static void open(Exchange exchange, Map<String, Object> batch) {
        Map<String, Object> document =
                new LinkedHashMap<>(CallContext.of(exchange).attempt().document());
        document.put("batch", batch);
        exchange.getMessage().setBody(document);
    }

    private static void entries(Exchange exchange) {
        Map<String, Object> document = CallContext.of(exchange).attempt().document();
        List<Map<String, Object>> entries =
                PostedEntries.of(Json.asObject(document.get("batch")), Json.asObject(document.get("posting")));
        exchange.setVariable("entryCount", entries.size());
        Map<String, Object> body = new LinkedHashMap<>(document);
        body.put("entries", entries);
        exchange.getMessage().setBody(body);
    }

    private static void asOne(Exchange exchange, String rows, String rowKey, String at, List<String> later) {
        List<Object> sent = Json.asList(Json.at(exchange.getVariable("sent"), rows));
        List<Object> answers = Json.asList(body(exchange));
        of(exchange).answeredAsOne(answers.get(0), new BatchPosting.Rows(sent, rowKey), at, later);
    }

    private static Object body(Exchange exchange) {
        return exchange.getMessage().getBody();
    }

    private static BatchPosting of(Exchange exchange) {
        BatchPosting posting = exchange.getProperty(PROPERTY, BatchPosting.class);
        if (posting == null) {
            throw new IllegalStateException("CON-1408 posting:begin comes first. Nothing was sent. Mend the route.");
        }
        return posting;
    }
}
