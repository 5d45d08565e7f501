package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads of entity sets: lists with filter, order and pages, counts, single records. */
final class EntityApi {

    static final String ROOT = "/data/";
    private static final String PAGE = "pageSize";
    private static final long MOST = 10_000;

    private final Environment environment;
    private final EntityView view;

    EntityApi(Environment environment, EntityView view) {
        this.environment = environment;
        this.view = view;
        environment.surroundings().knobs().declare(PAGE, MOST);
    }

    /** Operations are named after their set, so that a fault can aim at one. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (EntitySet set : environment.model().sets()) {
            String name = set.name();
            operations.add(Operation.of(name + "-list", "GET", ROOT + name, call -> list(call, environment.set(name))));
            operations.add(Operation.of(
                    name + "-count", "GET", ROOT + name + "/$count", call -> count(call, environment.set(name))));
            operations.add(Operation.of(
                    name + "-read", "GET", ROOT + name + "({key}", call -> read(call, environment.set(name))));
        }
        return operations;
    }

    private Answer list(Call call, EntitySet set) {
        QueryOptions options = QueryOptions.of(call, set, environment.model());
        List<ObjectNode> rows = rows(set, options);
        long page = Math.min(pageSize(call), options.top());
        int from = Math.min(options.skip(), rows.size());
        int to = (int) Math.min(rows.size(), from + page);
        ObjectNode body = Json.object().put("@odata.context", view.context(set, options.select(), false));
        if (options.count()) {
            body.put("@odata.count", rows.size());
        }
        ArrayNode value = body.putArray("value");
        rows.subList(from, to).forEach(row -> value.add(view.record(set, row, options.select(), options.expand())));
        boolean more = to < rows.size() && to - from < options.top();
        if (more) {
            body.put("@odata.nextLink", nextLink(call, set, to, options.top() - (to - from)));
        }
        call.effect(Effect.Kind.NONE, set.name(), null);
        return odata(Answer.ok(body));
    }

    private List<ObjectNode> rows(EntitySet set, QueryOptions options) {
        return environment.store().all(set.name()).stream()
                .filter(row -> visible(set, row, options.crossCompany()))
                .filter(options.filter())
                .sorted(options.order())
                .toList();
    }

    /** Without {@code cross-company}, records of other companies are as if they were not there. */
    static boolean visible(EntitySet set, ObjectNode row, boolean crossCompany) {
        return crossCompany
                || !set.companySpecific()
                || row.path(EntitySet.COMPANY).asText().equals(Environment.DEFAULT_COMPANY);
    }

    private long pageSize(Call call) {
        long most = Math.min(MOST, environment.surroundings().knobs().get(PAGE));
        String prefer = call.header("Prefer") == null ? "" : call.header("Prefer");
        String wanted = prefer.replaceAll(".*odata\\.maxpagesize=(\\d{1,6}).*", "$1");
        return wanted.matches("[1-9]\\d*") ? Math.min(most, Long.parseLong(wanted)) : most;
    }

    /** The link counts rows: what is added or taken away meanwhile shifts them, as with the vendor. */
    private String nextLink(Call call, EntitySet set, int skip, int top) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put("$skip", String.valueOf(skip));
        if (query.containsKey("$top")) {
            query.put("$top", String.valueOf(top));
        }
        return query.entrySet().stream()
                .map(one -> one.getKey() + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&", view.root() + "/" + set.name() + "?", ""));
    }

    private Answer count(Call call, EntitySet set) {
        int size = rows(set, QueryOptions.of(call, set, environment.model())).size();
        call.effect(Effect.Kind.NONE, set.name(), null);
        return Answer.text(200, "text/plain;charset=UTF-8", String.valueOf(size));
    }

    private Answer read(Call call, EntitySet set) {
        QueryOptions options = QueryOptions.of(call, set, environment.model());
        ObjectNode record = wanted(call, set);
        call.effect(Effect.Kind.NONE, set.name(), Environment.id(set, record));
        ObjectNode body = Json.object().put("@odata.context", view.context(set, options.select(), true));
        body.setAll(view.record(set, record, options.select(), options.expand()));
        return odata(Answer.ok(body)).with("ETag", EntityView.etag(record));
    }

    /** The record that the address names, or the vendor's 404. */
    ObjectNode wanted(Call call, EntitySet set) {
        String key = call.variable("key");
        if (!key.endsWith(")")) {
            throw Problems.badRequest("Bad Request - Error in query syntax.");
        }
        ObjectNode values = EntityKey.parse(set, key.substring(0, key.length() - 1));
        return environment
                .find(set.name(), Environment.id(set, values))
                .filter(row -> visible(set, row, QueryOptions.crossCompany(call)))
                .orElseThrow(() -> Problems.missing(call.path()));
    }

    static Answer odata(Answer answer) {
        return answer.with(
                        "Content-Type", "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8")
                .with("OData-Version", "4.0");
    }
}
