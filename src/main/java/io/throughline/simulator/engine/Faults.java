package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The faults that are set now. They live in memory: a restarted simulator is a healthy one. Thread-safe. */
final class Faults {

    private final List<FaultPlan> plans = new ArrayList<>();
    private final Set<String> sent = new TreeSet<>();

    /** Notes the name of something that the vendor sends by itself. */
    synchronized void sends(String name) {
        sent.add(name);
    }

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
            Set<String> known = plan.fault().ofEvents() ? sent : operations;
            if (name != null && !name.equals("*") && !known.contains(name)) {
                throw new IllegalArgumentException(
                        "no operation " + name + " that can have this fault; see /_simulator/operations");
            }
            if (plan.fault().kind() == Fault.Kind.EXPIRED_POSITION
                    && vendor.expiredPosition().isEmpty()) {
                throw new IllegalArgumentException("no place to read on from expires in this system");
            }
            added.add(plan);
        }
        plans.addAll(added);
    }

    /** Counts a call, which may carry several operations, against every plan and answers the first fault that strikes. */
    synchronized Fault next(Set<String> operations, Call call) {
        return next(
                false,
                operations,
                part -> call.target().contains(part) || call.text().contains(part));
    }

    /** The same for a message that the vendor sends by itself. */
    synchronized Fault nextSent(String name, String text) {
        return next(true, Set.of(name), text::contains);
    }

    private Fault next(boolean ofEvents, Set<String> names, Predicate<String> mentions) {
        Fault struck = Fault.NONE;
        for (FaultPlan plan : plans) {
            if (plan.fault().ofEvents() == ofEvents && plan.strikes(names, mentions) && struck == Fault.NONE) {
                struck = plan.fault();
            }
        }
        plans.removeIf(FaultPlan::spent);
        return struck;
    }

    synchronized Set<String> sent() {
        return Set.copyOf(sent);
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
