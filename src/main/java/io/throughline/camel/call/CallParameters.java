package io.throughline.camel.call;

import io.throughline.connector.vendor.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a route says about a call.
 *
 * @param method HTTP method
 * @param path template of the path
 * @param query templates of the query values
 * @param headers templates of the header values
 * @param form whether the body goes out as form fields instead of JSON
 * @param reads whether a request that is no GET changes nothing
 * @param paging how to read to the end; empty: one request
 * @param record how to take the one record out of the answer's envelope; empty: the answer as it is
 * @param absent statuses that give body null instead of a refusal
 * @param graphql the query that goes out as body; empty: none
 * @param only of the records of the answer, those whose fields have these values
 * @param present whether the answer is the record as the target has it, with which mappings compare
 * @param selects the types whose fields, as far as mappings read them, {@code {fields}} stands for in the query
 * @param batch how the items of {@code each} go in few calls instead; empty: each in a call of its own
 * @param each the list of the body whose items are sent one by one, several at once; empty: the body goes out in one call
 */
record CallParameters(
        String method,
        CallTemplate path,
        Map<String, CallTemplate> query,
        Map<String, CallTemplate> headers,
        boolean form,
        boolean reads,
        Optional<Paging> paging,
        Optional<Paging> record,
        Set<Integer> absent,
        Optional<GraphQlCall> graphql,
        Map<String, CallTemplate> only,
        boolean present,
        List<String> selects,
        String each,
        Optional<CallBatch> batch) {

    /**
     * Checks that the parameters fit together.
     *
     * @throws IllegalArgumentException if they do not
     */
    CallParameters {
        boolean reading = reads || method.equals("GET");
        if (present && (!reading || paging.isPresent())) {
            throw new IllegalArgumentException(
                    "CON-1013 'present' stands at a call that reads one record: what a write answers is not what the target had, and a list"
                            + " is no record. The route cannot be used. Mend the route.");
        }
    }

    /** The same with the lists of fields that its query asks for. */
    CallParameters selecting(Map<String, String> lists) {
        Map<String, CallTemplate> filled = new TreeMap<>();
        query.forEach((name, template) -> filled.put(name, template.filled(lists)));
        return new CallParameters(
                method, path, filled, headers, form, reads, paging, record, absent, graphql, only, present, selects,
                each, batch);
    }

    /** Whether the body of the exchange goes out. */
    boolean sendsBody() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("DELETE");
    }

    /** Whether the call may change its target. */
    boolean writes() {
        return !reads && paging.isEmpty() && !method.equals("GET") && !method.equals("HEAD");
    }
}
