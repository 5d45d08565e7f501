package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Field;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Routing;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The simulated monday.com account. An operation is a query or mutation field; a request may carry several. */
public final class MondaySimulator implements Vendor {

    private static final String PATH = "/v2";
    private static final String GENERIC = "graphql";

    private final Surroundings surroundings;
    private final Account account;
    private final Structure structure;
    private final Limits limits;
    private final Versions versions;
    private final Subscriptions subscriptions;
    private final PutRecords records;
    private final GraphQlEngine engine;
    private final List<Operation> operations = new ArrayList<>();

    /** Creates the account over the engine's surroundings. */
    public MondaySimulator(Surroundings surroundings) {
        this.surroundings = surroundings;
        account = new Account(surroundings);
        structure = new Structure(account);
        limits = new Limits(surroundings);
        versions = new Versions(surroundings);
        subscriptions = new Subscriptions(account);
        surroundings.knobs().declare("itemsPerBoard", 10_000);
        surroundings.knobs().declare("indexDelayMillis", 0);
        Items items = new Items(account, subscriptions);
        records = new PutRecords(account, structure, items);
        ApiSchema schema = new ApiSchema(fields(items), new FieldErrors(account));
        engine = new GraphQlEngine(account, limits, schema);
        schema.operations().forEach(name -> operations.add(Operation.of(name, "POST", PATH, this::unreadable)));
        operations.add(Operation.of(GENERIC, "POST", PATH, this::unreadable));
        operations.add(Operation.of("file-upload", "POST", PATH + "/file", MondaySimulator::noFiles));
    }

    private Fields fields(Items items) {
        Fields fields = new Fields();
        new Boards(account, structure).addTo(fields);
        structure.addTo(fields);
        items.addTo(fields);
        new ItemReads(account).addTo(fields);
        new ItemsPages(account).addTo(fields);
        new Directory(account, subscriptions).addTo(fields);
        subscriptions.addTo(fields);
        versions.addTo(fields);
        for (String root : List.of("Query", "Mutation")) {
            fields.of(
                    root,
                    "complexity",
                    env -> GraphQlEngine.complexity(env.getGraphQlContext().get(Limits.Charge.class)));
        }
        return fields;
    }

    private Answer unreadable(Call call) {
        call.jsonObject();
        return Failures.answer(400, "GRAPHQL_PARSE_FAILED", "the body holds no query that can be parsed");
    }

    private static Answer noFiles(Call call) {
        return Failures.answer(400, "NotSimulated", "the simulator keeps no files");
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Operation> controls() {
        return new Administration(account, structure).controls();
    }

    @Override
    public String normalise(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public Optional<Operation> find(Call call) {
        String path = normalise(call.path());
        if (!path.equals(PATH)) {
            return Routing.find(operations, call, path);
        }
        if (!call.method().equals("POST")) {
            return Optional.empty();
        }
        return Optional.of(GraphQlRequest.of(call)
                .map(request -> Operation.of(first(request), "POST", PATH, one -> engine.execute(one, request)))
                .orElseGet(() -> Operation.of(GENERIC, "POST", PATH, this::unreadable)));
    }

    private static String first(GraphQlRequest request) {
        return request.fields().stream()
                .map(Field::getName)
                .filter(name -> !name.equals("complexity"))
                .findFirst()
                .orElse(GENERIC);
    }

    @Override
    public Set<String> carried(Call call, Operation operation) {
        Set<String> names = GraphQlRequest.of(call).stream()
                .flatMap(request -> request.fields().stream())
                .map(Field::getName)
                .collect(Collectors.toSet());
        names.add(operation.name());
        return names;
    }

    @Override
    public void admit(Call call, Operation operation) {
        call.user(Users.of(call));
        versions.of(call);
        limits.admit();
    }

    @Override
    public Answer finish(Call call, Answer answer) {
        return answer.with("API-Version", versions.echo(call))
                .with("RateLimit-Policy", limits.policy())
                .with("RateLimit", limits.rest());
    }

    @Override
    public Answer failure(int status, String detail) {
        return Failures.answer(status, status >= 500 ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST", detail);
    }

    @Override
    public Answer exhausted() {
        return limits.minuteLimit();
    }

    @Override
    public Optional<Answer> expiredPosition() {
        return Optional.of(engine.expiredCursor());
    }

    @Override
    public void seed() {
        new FreshAccount(account, structure, surroundings.openedAt()).seed();
    }

    @Override
    public ObjectNode put(Call call, String type, ObjectNode fields) {
        return records.put(call, type, fields);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
