package io.throughline.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file says for a time only: {@code changes: [{ validFrom, validTo, because, set: {…} }]}, each {@code set} laid over the file key by key
 * while it holds. For one thread.
 */
final class Changes {

    static final String KEY = "changes";

    private final Problems problems;

    /**
     * One change.
     *
     * @param set what it says
     */
    record Change(Validity validity, YamlMap set) {}

    Changes(Problems problems) {
        this.problems = problems;
    }

    /** The changes of a map in the order of the file. */
    List<Change> of(YamlMap map) {
        return map.fields(problems).maps(KEY).stream()
                .flatMap(change -> change.map("set").stream().map(set -> new Change(validity(change), set)))
                .toList();
    }

    private Validity validity(YamlFields change) {
        return Validity.of(change, problems);
    }

    /** Tells what is wrong with the changes of a map: unknown names, no first day, the same key twice for the same days. */
    void check(YamlMap map, String... settings) {
        for (YamlFields change : map.fields(problems).maps(KEY)) {
            change.onlyKeys("validFrom", "validTo", "because", "set").require("set");
            if (!change.map().has("validFrom") && !change.map().has("validTo")) {
                problems.add(
                        "CFG-1152",
                        change.map(),
                        "this change has neither a first nor a last day.",
                        "Add 'validFrom: 2027-01-01', or write what always holds without 'changes'.");
            }
            change.fields("set").ifPresent(set -> set.onlyKeys(settings));
        }
        List<Change> changes = of(map);
        for (int later = 1; later < changes.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                clash(changes.get(earlier), changes.get(later));
            }
        }
    }

    private void clash(Change earlier, Change later) {
        Optional<Validity> both = earlier.validity().and(later.validity());
        Map<String, Position> said = leaves(earlier.set());
        both.ifPresent(days -> leaves(later.set()).forEach((key, position) -> {
            if (said.containsKey(key)) {
                problems.add(
                        "CFG-1153",
                        position,
                        Changes.KEY,
                        "'%s' is said twice for the same days (%s): also at %s.".formatted(key, days, said.get(key)),
                        "End the earlier change on the day before the later one begins.");
            }
        }));
    }

    /** The map as it is in a period, without its changes. */
    YamlMap in(Validity period, YamlMap map) {
        YamlMap held = Layering.without(map, Set.of(KEY));
        for (Change change : of(map)) {
            if (change.validity().holdsOn(Periods.dayIn(period))) {
                YamlMap laid = Layering.over(change.set(), held);
                held = new YamlMap(map.position(), map.path(), laid.entries(), laid.keys());
            }
        }
        return held;
    }

    /** Since and until when values of a map hold that do not hold always, by their place. */
    Map<Position, Validity> validities(YamlMap map) {
        Map<Position, Validity> validities = new HashMap<>();
        of(map).forEach(change -> note(change.set(), change.validity(), validities));
        return validities;
    }

    /** Notes the days of a node and of everything in it. */
    static void note(YamlNode node, Validity validity, Map<Position, Validity> validities) {
        validities.put(node.position(), validity);
        if (node instanceof YamlMap map) {
            map.entries().values().forEach(part -> note(part, validity, validities));
        } else if (node instanceof YamlList list) {
            list.items().forEach(part -> note(part, validity, validities));
        }
    }

    /** The dotted keys of all values that are no maps, with their places. */
    static Map<String, Position> leaves(YamlMap map) {
        Map<String, Position> leaves = new LinkedHashMap<>();
        collect(map, "", leaves);
        return leaves;
    }

    private static void collect(YamlMap map, String prefix, Map<String, Position> leaves) {
        map.entries().forEach((name, node) -> {
            if (node instanceof YamlMap inner && !inner.entries().isEmpty()) {
                collect(inner, prefix + name + ".", leaves);
            } else {
                leaves.put(prefix + name, map.keyPosition(name));
            }
        });
    }

    /** The days of all changes. */
    List<Validity> cuts(YamlMap map) {
        List<Validity> cuts = new ArrayList<>();
        of(map).forEach(change -> cuts.add(change.validity()));
        return cuts;
    }
}
