package io.throughline.camel.call;

import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.RequestBody;
import io.throughline.connector.VendorAnswer;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.VendorRequest;
import io.throughline.connector.http.Percent;
import io.throughline.connector.vendor.Verdict;
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
        VendorRequest request = request(values, body);
        if (call.paging().isEmpty()) {
            VendorAnswer answer = client.send(system, request, observer);
            return call.record()
                    .map(envelope -> OneRecord.of(answer, envelope, request.reads()))
                    .orElse(answer);
        }
        Object records = client.readAll(system, request, call.paging().get(), observer);
        return new VendorAnswer(200, records, new byte[0], Optional.empty());
    }

    /** What cannot be built is a definite no: nothing was sent. */
    private VendorRequest request(CallValues values, Object body) {
        try {
            String path = call.path().render(values, Percent::encode);
            VendorRequest request = VendorRequest.of(call.method(), path, body(body))
                    .withQuery(rendered(call.query(), values))
                    .withHeaders(rendered(call.headers(), values));
            return call.writes() ? request : request.reading();
        } catch (IllegalArgumentException e) {
            throw new CallException(e.getMessage(), Verdict.REJECTED, 0, "");
        }
    }

    private RequestBody body(Object body) {
        if (!call.sendsBody()) {
            return RequestBody.NONE;
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
        return call.method() + " " + call.path();
    }
}
