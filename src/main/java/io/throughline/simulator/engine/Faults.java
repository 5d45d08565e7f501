package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The faults that are set now. They live in memory: a restarted simulator is a healthy one. Thread-safe. */
final class Faults {

    private final List<FaultPlan> plans = new ArrayList<>();

    /**
     * Adds faults; each counts the calls from now on.
     *
     * @throws IllegalArgumentException if one is not well formed, names no known operation or cannot happen at this vendor; then none is
     *     added
     */
    synchronized void add(JsonNode list, Vendor vendor) {
        Set<String> operations =
                vendor.operations().stream().map(Operation::name).collect(Collectors.toSet());
        List<FaultPlan> added = new ArrayList<>();
        for (JsonNode node : list.isArray() ? list : Json.array().add(list)) {
            FaultPlan plan = FaultPlan.fromJson(node);
            String name = plan.operation();
            if (name != null && !name.equals("*") && !operations.contains(name)) {
                throw new IllegalArgumentException("no operation " + name + "; see /_simulator/operations");
            }
            if (plan.fault().kind() == Fault.Kind.EXPIRED_POSITION
                    && vendor.expiredPosition().isEmpty()) {
                throw new IllegalArgumentException("no place to read on from expires in this system");
            }
            added.add(plan);
        }
        plans.addAll(added);
    }

    /** Counts a call against every plan and answers the first fault that strikes. */
    synchronized Fault next(String operation, Call call) {
        Fault struck = Fault.NONE;
        for (FaultPlan plan : plans) {
            if (plan.strikes(operation, call) && struck == Fault.NONE) {
                struck = plan.fault();
            }
        }
        plans.removeIf(FaultPlan::spent);
        return struck;
    }

    synchronized void clear() {
        plans.clear();
    }

    synchronized ArrayNode toJson() {
        ArrayNode list = Json.array();
        plans.forEach(plan -> list.add(plan.toJson()));
        return list;
    }
}
