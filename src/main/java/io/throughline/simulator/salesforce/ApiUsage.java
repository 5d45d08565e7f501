package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Knobs;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests against the org's daily allocation. */
final class ApiUsage {

    static final String LIMIT = "dailyApiRequests";

    private final Knobs knobs;
    private final AtomicLong used = new AtomicLong();

    ApiUsage(Knobs knobs) {
        this.knobs = knobs;
        knobs.declare(LIMIT, 5_000_000);
    }

    /** Counts one request; over the allocation the vendor answers 403, not 429, and says nothing about when to return. */
    void count() {
        if (used.get() >= knobs.get(LIMIT)) {
            throw Failures.refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        used.incrementAndGet();
    }

    void forget() {
        used.set(0);
    }

    String header() {
        return "api-usage=" + used + "/" + knobs.get(LIMIT);
    }

    ObjectNode toJson() {
        long most = knobs.get(LIMIT);
        ObjectNode limits = Json.object();
        limits.putObject("DailyApiRequests").put("Max", most).put("Remaining", Math.max(0, most - used.get()));
        return limits;
    }
}
