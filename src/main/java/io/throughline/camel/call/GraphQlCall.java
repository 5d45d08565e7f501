package io.throughline.camel.call;

import io.throughline.canonical.Json;
import io.throughline.connector.vendor.Paging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a route says about a GraphQL call.
 *
 * @param text the query
 * @param variables templates of variables; a mutation also takes those that the body of the exchange holds
 */
record GraphQlCall(GraphQlText text, Map<String, CallTemplate> variables) {

    private static final int MAX_PAGES = 1_000;

    /** The body of the request. */
    Map<String, Object> request(CallValues values, Object body) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (!text.reads() && Json.isObject(body)) {
            all.putAll(Json.asObject(body));
        }
        variables.forEach((name, template) -> all.put(name, template.render(values, UnaryOperator.identity())));
        return text.request(all);
    }

    /**
     * Reads a list to its end: what the vendor says comes next goes into the variables {@code cursor} or {@code page}, if the text declares them.
     *
     * @param send sends a request's body and gives the answer's
     * @throws IllegalArgumentException if the pages do not end, or an answer is none
     */
    List<Object> all(CallValues values, Paging paging, Function<Map<String, Object>, Object> send) {
        Map<String, Object> request = request(values, null);
        Map<String, String> place = new LinkedHashMap<>();
        paging.first().forEach((name, value) -> {
            if (text.declares(name)) {
                place.put(name, value);
            }
        });
        List<Object> records = new ArrayList<>();
        Set<Map<String, String>> seen = new HashSet<>();
        boolean more = true;
        while (more) {
            if (!seen.add(Map.copyOf(place)) || seen.size() > MAX_PAGES) {
                throw new IllegalArgumentException("its pages do not end");
            }
            Object answer = send.apply(at(request, place));
            records.addAll(paging.records(answer));
            Optional<Paging.Next> next = paging.next(answer, place);
            more = next.isPresent();
            next.ifPresent(to -> move(place, to.query()));
        }
        return records;
    }

    private void move(Map<String, String> place, Map<String, String> to) {
        if (!to.keySet().stream().allMatch(text::declares)) {
            throw new IllegalArgumentException(
                    "there are more pages, but the query has no variable for " + to.keySet());
        }
        place.clear();
        place.putAll(to);
    }

    private Map<String, Object> at(Map<String, Object> request, Map<String, String> place) {
        Map<String, Object> variables = new LinkedHashMap<>(Json.asObject(request.get("variables")));
        variables.putAll(place);
        return text.request(variables);
    }

    /** Of the records, those whose fields have these texts: for lists that the vendor cannot search. */
    static Paging only(Paging paging, Map<String, String> wanted) {
        return new Paging() {
            @Override
            public Map<String, String> first() {
                return paging.first();
            }

            @Override
            public List<Object> records(Object body) {
                return paging.records(body).stream()
                        .filter(record -> wanted.entrySet().stream()
                                .allMatch(one -> one.getValue().equals(Json.textAt(record, one.getKey()))))
                        .toList();
            }

            @Override
            public Optional<Next> next(Object body, Map<String, String> query) {
                return paging.next(body, query);
            }
        };
    }
}
