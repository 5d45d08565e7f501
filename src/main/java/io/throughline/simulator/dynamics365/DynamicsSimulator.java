package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated Dynamics 365 Finance environment. */
public final class DynamicsSimulator implements Vendor {

    private final Environment environment;
    private final EntraTokens tokens;
    private final ServiceProtection protection;
    private final EntityWrites writes;
    private final SetNames names = new SetNames();
    private final List<Operation> operations = new ArrayList<>();

    /** Creates the environment over the engine's surroundings. */
    public DynamicsSimulator(Surroundings surroundings) {
        environment = new Environment(surroundings);
        tokens = new EntraTokens(environment);
        protection = new ServiceProtection(surroundings);
        EntityView view = new EntityView(environment);
        EntityApi reads = new EntityApi(environment, view);
        writes = new EntityWrites(environment, view, reads);
        operations.addAll(tokens.operations());
        operations.addAll(new MetadataApi(environment, view).operations());
        operations.addAll(new BatchApi(environment, () -> operations).operations());
        operations.addAll(reads.operations());
        operations.addAll(writes.operations());
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Operation> controls() {
        List<Operation> controls = new ArrayList<>(environment.administration());
        controls.add(Operation.open("expire-sessions", "POST", "/_simulator/sessions/expire", call -> {
            tokens.expire();
            return Answer.noContent();
        }));
        controls.add(Operation.open(
                "post-journals",
                "POST",
                "/_simulator/post-journals",
                call -> Answer.ok(Json.object().put("posted", new JournalRules(environment).post()))));
        controls.add(Operation.open("postings", "GET", "/_simulator/postings", call -> PostedSums.of(environment)));
        controls.add(Operation.open("sets", "POST", "/_simulator/sets", call -> {
            names.set(call.jsonObject(), environment.model());
            return Answer.ok(call.json());
        }));
        return controls;
    }

    @Override
    public String normalise(String path) {
        return names.standard(path);
    }

    @Override
    public void admit(Call call, Operation operation) {
        if (!operation.open()) {
            tokens.admit(call);
            protection.admit();
        }
    }

    @Override
    public Answer failure(int status, String detail) {
        return status == 429 ? exhausted() : Problems.forStatus(status, detail);
    }

    @Override
    public Answer exhausted() {
        return Problems.throttled(protection.retryAfter());
    }

    @Override
    public void seed() {
        new FreshEnvironment(environment).seed();
    }

    @Override
    public ObjectNode put(Call call, String name, ObjectNode fields) {
        EntitySet set = environment
                .model()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no entity set " + name));
        ObjectNode values = new EntityValues(environment.model()).read(set, fields);
        if (set.companySpecific() && !values.has(EntitySet.COMPANY)) {
            values.put(EntitySet.COMPANY, Environment.DEFAULT_COMPANY);
        }
        boolean keyed = set.keys().stream().allMatch(key -> values.has(key.name()));
        Optional<ObjectNode> before = keyed ? environment.find(name, Environment.id(set, values)) : Optional.empty();
        ObjectNode kept = before.map(record -> writes.change(call, set, record, values, false))
                .orElseGet(() -> writes.insert(call, set, values));
        return new EntityView(environment).record(set, kept, List.of(), Map.of());
    }
}
