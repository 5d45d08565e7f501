package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.RecordStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The list that was asked for last: while nothing changes, its further pages need no search and no sorting. For one thread. */
final class PagedList {

    private static final Set<String> WINDOW = Set.of("limit", "offset", "page", "per_page", "include");

    private final RecordStore store;
    private Map<String, String> asked;
    private long version;
    private List<String> ids;

    PagedList(RecordStore store) {
        this.store = store;
    }

    List<String> of(Call call, Supplier<List<ObjectNode>> search) {
        Map<String, String> query = new TreeMap<>(call.query());
        query.keySet().removeAll(WINDOW);
        if (!query.equals(asked) || version != store.version()) {
            ids = search.get().stream()
                    .map(record -> record.get("id").textValue())
                    .toList();
            asked = query;
            version = store.version();
        }
        return ids;
    }
}
