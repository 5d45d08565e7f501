package io.throughline.ledger.jdbc;

import io.throughline.ledger.entries.EntryKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys that one statement can ask for: of one system and kind, and not too many. */
final class KeyGroups {

    private static final int MOST = 1000;

    private KeyGroups() {}

    static List<List<EntryKey>> of(Collection<EntryKey> keys) {
        Map<String, List<EntryKey>> groups = new LinkedHashMap<>();
        keys.stream()
                .distinct()
                .forEach(key -> groups.computeIfAbsent(key.system() + ' ' + key.kind(), any -> new ArrayList<>())
                        .add(key));
        List<List<EntryKey>> parts = new ArrayList<>();
        for (List<EntryKey> group : groups.values()) {
            for (int from = 0; from < group.size(); from += MOST) {
                parts.add(group.subList(from, Math.min(group.size(), from + MOST)));
            }
        }
        return parts;
    }

    static Object[] arguments(List<EntryKey> alike) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(alike.get(0).system());
        arguments.add(alike.get(0).kind());
        alike.forEach(key -> arguments.add(key.id()));
        return arguments.toArray();
    }
}
