package io.throughline.camel.call;

import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.EachAnswer;
import io.throughline.connector.RequestBody;
import io.throughline.connector.VendorAnswer;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.VendorRequest;
import io.throughline.connector.http.Percent;
import io.throughline.connector.vendor.Paging;
import io.throughline.connector.vendor.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Turns what a route says into requests, and sends them. Only what the route names goes out: headers of the exchange never do (S-12).
 *
 * @param client sends
 * @param call what the route says
 */
record Caller(VendorCalls client, CallParameters call) {

    /** The same call to somebody else. */
    Caller through(VendorCalls other) {
        return new Caller(other, call);
    }

    /** The answer; for pages, all records as body. */
    VendorAnswer send(CallValues values, String system, Object body, CallObserver observer) {
        if (call.graphql().isPresent() && call.paging().isPresent()) {
            return pages(call.graphql().get(), values, system, observer);
        }
        if (!call.each().isEmpty()) {
            return each(values, system, body, observer);
        }
        VendorRequest request = request(values, body(values, body));
        if (call.paging().isEmpty()) {
            VendorAnswer answer = client.send(system, request, observer);
            return call.record()
                    .map(envelope -> OneRecord.of(answer, only(envelope, values), request.reads()))
                    .orElse(answer);
        }
        Object records = client.readAll(system, request, call.paging().get(), observer);
        return new VendorAnswer(200, records, new byte[0], Optional.empty());
    }

    private VendorAnswer each(CallValues values, String system, Object body, CallObserver observer) {
        List<EachItem> items = EachItem.in(body, call.each());
        List<VendorRequest> requests = items.stream()
                .map(item -> request(values.at(item.whole()), body(values, item.send())))
                .toList();
        List<EachAnswer> answers = call.batch().isPresent()
                ? call.batch().get().send(client, requests, new CallBatch.Sending(values, system, body, observer))
                : client.sendEach(system, requests, observer);
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            told.add(items.get(i).cameTo(answers.get(i)));
        }
        return new VendorAnswer(207, told, new byte[0], Optional.empty());
    }

    private VendorAnswer pages(GraphQlCall query, CallValues values, String system, CallObserver observer) {
        try {
            Object records = query.all(values, only(call.paging().get(), values), body -> {
                VendorRequest request = request(values, RequestBody.json(body));
                return client.send(system, request, observer).body();
            });
            return new VendorAnswer(200, records, new byte[0], Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new CallException(
                    "CON-1303 system " + system + ": the list cannot be read to its end: " + e.getMessage()
                            + ". Nothing was taken from it.",
                    Verdict.REJECTED,
                    0,
                    "");
        }
    }

    private Paging only(Paging paging, CallValues values) {
        return call.only().isEmpty() ? paging : GraphQlCall.only(paging, rendered(call.only(), values));
    }

    /** What cannot be built is a definite no: nothing was sent. */
    private VendorRequest request(CallValues values, RequestBody body) {
        try {
            String path = call.path().render(values, Percent::encode);
            VendorRequest request = VendorRequest.of(call.method(), path, body)
                    .withQuery(rendered(call.query(), values))
                    .withHeaders(rendered(call.headers(), values));
            return call.writes() ? request : request.reading();
        } catch (IllegalArgumentException e) {
            throw new CallException(e.getMessage(), Verdict.REJECTED, 0, "");
        }
    }

    /** What cannot be built is a definite no here, too. */
    private RequestBody body(CallValues values, Object body) {
        if (!call.sendsBody()) {
            return RequestBody.NONE;
        }
        try {
            return sent(values, body);
        } catch (IllegalArgumentException e) {
            throw new CallException(e.getMessage(), Verdict.REJECTED, 0, "");
        }
    }

    private RequestBody sent(CallValues values, Object body) {
        if (call.graphql().isPresent()) {
            return RequestBody.json(call.graphql().get().request(values, body));
        }
        return call.form() ? RequestBody.form(body) : RequestBody.json(body);
    }

    /** Query values are encoded as a whole when they go out; header values are of the id pattern or of the route. */
    private static Map<String, String> rendered(Map<String, CallTemplate> templates, CallValues values) {
        Map<String, String> rendered = new TreeMap<>();
        templates.forEach((name, template) -> rendered.put(name, template.render(values, UnaryOperator.identity())));
        return rendered;
    }

    /** How the answer is called in the raw archive: the template, which holds no data. */
    String label() {
        return call.method() + " " + call.path()
                + call.graphql().map(query -> " " + query.text().field()).orElse("");
    }
}
