package io.throughline.camel.call;

import io.throughline.canonical.Json;
import io.throughline.connector.BatchCall;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.EachAnswer;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.VendorRequest;
import io.throughline.connector.http.Percent;
import io.throughline.workflow.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How items go in few calls.
 *
 * @param path template of the path that takes a batch
 * @param most template of the number of items of one call
 * @param whole path in the body of a boolean: whether they go as a whole, and so in one call; empty: never
 */
record CallBatch(CallTemplate path, CallTemplate most, String whole) {

    /** Of a change set, OData's usual limit is 1000 parts. */
    static final int MOST = 500;

    /**
     * Where the requests go.
     *
     * @param body of the exchange
     */
    record Sending(CallValues values, String system, Object body, CallObserver observer) {}

    /** Sends them in their order; the first call that does not end in answers ends the sending. */
    List<EachAnswer> send(VendorCalls client, List<VendorRequest> requests, Sending sending) {
        boolean together = !whole.isEmpty() && Boolean.TRUE.equals(Json.at(sending.body(), whole));
        int size = together ? requests.size() : size(sending.values());
        String to = path.render(sending.values(), Percent::encode);
        List<EachAnswer> answers = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += size) {
            List<VendorRequest> part = requests.subList(from, Math.min(requests.size(), from + size));
            try {
                answers.addAll(
                        client.sendBatch(sending.system(), new BatchCall(to, part, together), sending.observer()));
            } catch (CallException e) {
                boolean written = answers.stream().anyMatch(one -> one.answer().isPresent());
                throw written && e.outcome() != Outcome.UNKNOWN ? e.afterEarlierWrite() : e;
            }
        }
        return answers;
    }

    private int size(CallValues values) {
        String text = most.render(values, UnaryOperator.identity());
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("CON-1104 the most lines of one call is a number from 1 to " + MOST
                    + ": nothing was sent. Correct it in the file of the system.");
        }
        return Integer.parseInt(text);
    }
}
