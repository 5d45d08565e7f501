package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.salesforce.schema.SObjectType;
import io.throughline.simulator.salesforce.soql.Query;
import io.throughline.simulator.salesforce.soql.SoqlException;
import io.throughline.simulator.salesforce.soql.SoqlParser;
import io.throughline.simulator.salesforce.soql.SoqlRunner;
import io.throughline.simulator.salesforce.soql.Source;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries and their further pages. */
final class QueryApi {

    private static final Pattern BATCH = Pattern.compile("batchSize\\s*=\\s*(\\d+)");
    private static final String LARGEST = "queryBatch";
    private static final int SMALLEST_ASKED = 200;

    private final Org org;
    private final QueryCursors cursors;

    QueryApi(Org org) {
        this.org = org;
        this.cursors = new QueryCursors(org);
        org.surroundings().knobs().declare(LARGEST, 2000);
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("query", "GET", RestApi.ROOT + "/query", call -> query(call, org)),
                Operation.of("query-all", "GET", RestApi.ROOT + "/queryAll", call -> query(call, new WithDeleted(org))),
                Operation.of("query-more", "GET", RestApi.ROOT + "/query/{locator}", this::more));
    }

    private Answer query(Call call, Source source) {
        String text = call.query("q")
                .orElseThrow(() -> Failures.refusal(400, "MALFORMED_QUERY", "SOQL statements cannot be empty or null"));
        try {
            Query query =
                    SoqlParser.parse(text, LocalDate.now(org.surroundings().clock()));
            SoqlRunner runner = new SoqlRunner(org.schema(), source);
            String type = org.schema().type(query.from()).map(SObjectType::name).orElse(query.from());
            call.effect(Effect.Kind.NONE, type, null);
            return query.count() ? Answer.ok(count(runner.count(query))) : rows(call, runner, query);
        } catch (SoqlException e) {
            throw Failures.refusal(400, e.code(), e.getMessage());
        }
    }

    private static ObjectNode count(int number) {
        ObjectNode answer = Json.object().put("totalSize", number).put("done", true);
        answer.putArray("records");
        return answer;
    }

    private Answer rows(Call call, SoqlRunner runner, Query query) {
        List<ObjectNode> rows = runner.rows(query, call.variable("version"));
        int batch = batch(call);
        String cursor = rows.size() > batch ? cursors.keep(rows) : null;
        return Answer.ok(page(call, rows, cursor, 0, batch));
    }

    private Answer more(Call call) {
        String locator = call.variable("locator");
        int dash = locator.lastIndexOf('-');
        String cursor = dash < 0 ? locator : locator.substring(0, dash);
        List<ObjectNode> rows = cursors.find(cursor).orElseThrow(QueryApi::expired);
        int from = dash < 0 ? 0 : Math.min(rows.size(), Integer.parseInt(locator.substring(dash + 1)));
        return Answer.ok(page(call, rows, cursor, from, batch(call)));
    }

    static Refusal expired() {
        return Failures.refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    private static ObjectNode page(Call call, List<ObjectNode> rows, String cursor, int from, int batch) {
        int to = Math.min(rows.size(), from + batch);
        ObjectNode answer = Json.object().put("totalSize", rows.size()).put("done", to == rows.size());
        if (to < rows.size()) {
            answer.put("nextRecordsUrl", "/services/data/" + call.variable("version") + "/query/" + cursor + "-" + to);
        }
        ArrayNode records = answer.putArray("records");
        rows.subList(from, to).forEach(records::add);
        return answer;
    }

    private int batch(Call call) {
        int largest = (int) org.surroundings().knobs().get(LARGEST);
        String options = call.header("Sforce-Query-Options");
        Matcher asked = BATCH.matcher(options == null ? "" : options);
        return asked.find() ? Math.min(largest, Math.max(SMALLEST_ASKED, Integer.parseInt(asked.group(1)))) : largest;
    }

    /** The org with its deleted records. */
    private record WithDeleted(Org org) implements Source {

        @Override
        public Collection<ObjectNode> all(SObjectType type) {
            return org.store().all(type.name());
        }

        @Override
        public Optional<ObjectNode> find(String type, String id) {
            return org.store().find(type, RecordIds.complete(id));
        }

        @Override
        public Collection<ObjectNode> children(SObjectType.Child child, String parentId) {
            return org.store().by(child.type(), child.field(), parentId);
        }
    }
}
