package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** What happened in the last nine days; unordered unless an order is asked for. */
final class SubscribedEvents extends ResourceApi {

    private static final Duration KEPT = Duration.ofDays(9);

    SubscribedEvents(Account account) {
        super(account, "subscribed_events");
    }

    @Override
    boolean listed(Call call, ObjectNode record) {
        Map<String, String> query = call.query();
        Instant at = OffsetDateTime.parse(Json.text(record, "created_at")).toInstant();
        boolean before =
                query.containsKey("created_before") && !at.isBefore(ListFilters.instant(query.get("created_before")));
        return at.isAfter(account().now().minus(KEPT)) && !before;
    }
}
