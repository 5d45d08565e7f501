package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of queries that have further pages; they live two days, in memory, the newest fifty. */
final class QueryCursors {

    private static final Duration LIFE = Duration.ofDays(2);
    private static final int MOST = 50;

    private final Org org;
    private long made;
    private final Map<String, Result> results = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Result> eldest) {
            return size() > MOST;
        }
    };

    private record Result(List<ObjectNode> rows, Instant at) {}

    QueryCursors(Org org) {
        this.org = org;
    }

    String keep(List<ObjectNode> rows) {
        String id = org.ids().numbered("01g", ++made);
        results.put(id, new Result(rows, org.surroundings().clock().instant()));
        return id;
    }

    Optional<List<ObjectNode>> find(String id) {
        Instant oldest = org.surroundings().clock().instant().minus(LIFE);
        return Optional.ofNullable(results.get(id))
                .filter(result -> result.at().isAfter(oldest))
                .map(Result::rows);
    }
}
