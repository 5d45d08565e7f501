package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.ArrayList;
import java.util.List;

/** The simulated NetSuite account. */
public final class NetSuiteSimulator implements Vendor {

    private static final String CONCURRENCY = "concurrency";
    // far above what a laptop does at once; 5 or 15 is what accounts really have
    private static final long NO_LIMIT = 1000;

    private final Surroundings surroundings;
    private final Books books;
    private final Tokens tokens;
    private final RecordApi records;
    private final List<Operation> operations = new ArrayList<>();

    /** Creates the account over the engine's surroundings. */
    public NetSuiteSimulator(Surroundings surroundings) {
        this.surroundings = surroundings;
        surroundings.knobs().declare(CONCURRENCY, NO_LIMIT);
        books = new Books(surroundings);
        tokens = new Tokens(books);
        RecordView view = new RecordView(books);
        records = new RecordApi(books, view);
        operations.addAll(tokens.operations());
        operations.add(Operation.of(
                "server-time",
                "GET",
                "/services/rest/system/v1/serverTime",
                call -> Answer.ok(Json.object().put("serverTime", books.now()))));
        operations.addAll(new CatalogApi(books).operations());
        operations.addAll(new ListApi(books, view).operations());
        operations.addAll(records.operations());
        operations.addAll(new SuiteQlApi(books).operations());
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Operation> controls() {
        List<Operation> controls = new ArrayList<>(books.administration());
        controls.add(Operation.open("expire-sessions", "POST", "/_simulator/sessions/expire", call -> {
            tokens.expire();
            return Answer.noContent();
        }));
        controls.add(Operation.open(
                "sums",
                "GET",
                "/_simulator/sums",
                call -> Answer.ok(books.sums().shown())));
        return controls;
    }

    @Override
    public void admit(Call call, Operation operation) {
        if (surroundings.inFlight().get() > surroundings.knobs().get(CONCURRENCY)) {
            throw new Refusal(Problems.concurrency());
        }
        if (!operation.open()) {
            String header = call.header("Authorization") == null ? "" : call.header("Authorization");
            if (header.startsWith("OAuth ")) {
                boolean good = TokenBasedAuth.accepts(
                        call, header, surroundings.url(), surroundings.clock().instant());
                if (!good) {
                    throw Problems.login();
                }
            } else {
                tokens.admit(header.replaceFirst("^Bearer ", ""));
            }
        }
    }

    @Override
    public Answer failure(int status, String detail) {
        return status == 429 ? Problems.concurrency() : Problems.forStatus(status, detail);
    }

    @Override
    public void seed() {
        new FreshAccount(books).seed();
    }

    @Override
    public ObjectNode put(Call call, String name, ObjectNode fields) {
        RecordType type = books.type(name);
        ObjectNode values = new PropertyReader(books).read(type.properties(), fields, "");
        String id = Json.text(fields, "id");
        if (id != null) {
            values.put("id", id);
        }
        call.marker(Json.text(fields, "externalId"));
        ObjectNode before = id == null ? null : books.find(name, id).orElse(null);
        String kept = before == null ? records.insert(call, type, values) : records.change(call, type, before, values);
        return books.find(name, kept).orElseThrow();
    }
}
