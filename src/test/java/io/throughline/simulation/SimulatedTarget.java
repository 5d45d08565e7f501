package io.throughline.simulation;

import io.throughline.ledger.check.TargetJournal;
import io.throughline.ledger.check.TargetJournal.Entry;
import io.throughline.workflow.Safety;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The systems behind the operations: what each call that arrives does to the records, by the safety of its operation. A keyed target remembers its keys, a
 * conditional one refuses what exists, a natural one creates or updates, the others make one more record with each call.
 */
final class SimulatedTarget {

    /**
     * A call that arrived.
     *
     * @param late later than the settle time after its intent and by a node that lost its lease: the one thing that no ledger can prevent
     */
    record Arrival(String operation, String marker, long at, boolean late) {}

    private final Map<String, List<String>> records = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, List<Entry>> journals = new LinkedHashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private int made;

    /** Carries a call out; the record it made or found, or empty if the state of the target refuses it. */
    Optional<String> arrive(Arrival call) {
        arrivals.add(call);
        if (SimulatedOperations.drops(call.operation())) {
            return Optional.of(takeBack(call));
        }
        List<String> present =
                records.computeIfAbsent(call.operation() + " " + call.marker(), any -> new ArrayList<>());
        return switch (SimulatedOperations.safety(call.operation())) {
            case KEYED ->
                Optional.of(keys.computeIfAbsent(call.operation() + call.marker(), any -> one(call, present)));
            case CONDITIONAL -> present.isEmpty() ? Optional.of(one(call, present)) : Optional.empty();
            case NATURAL -> Optional.of(present.isEmpty() ? one(call, present) : present.get(0));
            case LOOK_UP, BLIND -> Optional.of(one(call, present));
            case READ -> throw new IllegalArgumentException(call.operation());
        };
    }

    private String one(Arrival call, List<String> present) {
        String id = "R" + ++made;
        present.add(id);
        note(call, "created", call.operation(), id);
        return id;
    }

    private String takeBack(Arrival call) {
        String made = SimulatedOperations.taken(call.operation());
        List<String> gone = records.remove(made + " " + call.marker());
        if (gone != null) {
            gone.forEach(id -> note(call, "deleted", made, id));
        }
        return "gone";
    }

    private void note(Arrival call, String effect, String type, String id) {
        journals.computeIfAbsent(SimulatedOperations.systemOf(call.operation()), any -> new ArrayList<>())
                .add(new Entry(
                        SimulatedClock.START.plusMillis(call.at()), call.operation(), effect, type, id, call.marker()));
    }

    /** What each system would tell of its effects. */
    List<TargetJournal> journals() {
        return journals.entrySet().stream()
                .map(journal -> new TargetJournal(journal.getKey(), journal.getValue()))
                .toList();
    }

    /** The records that carry a marker. */
    List<String> records(String operation, String marker) {
        return records.getOrDefault(operation + " " + marker, List.of());
    }

    /** All records, by operation and marker. */
    Map<String, List<String>> records() {
        return records;
    }

    List<Arrival> arrivals(String operation, String marker) {
        return arrivals.stream()
                .filter(call ->
                        call.operation().equals(operation) && call.marker().equals(marker))
                .toList();
    }

    boolean wasReachedLate(String operation, String marker) {
        return arrivals(operation, marker).stream().anyMatch(Arrival::late);
    }

    /** Markers of look-up operations that a late call carried: for them a second record is possible (4.4). */
    List<String> lateLookUps() {
        return arrivals.stream()
                .filter(call -> call.late() && SimulatedOperations.safety(call.operation()) == Safety.LOOK_UP)
                .map(Arrival::marker)
                .toList();
    }

    static boolean isBlind(String operation) {
        return SimulatedOperations.safety(operation) == Safety.BLIND;
    }
}
