package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.JiraAccess;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jira Cloud, REST API version 3 (vendor facts 5.1 to 5.5). */
final class Jira implements Vendor {

    /** Retry-After is missing at times. */
    private static final Duration THROTTLE_WAIT = Duration.ofSeconds(5);

    private static final Paging PAGING = new JiraPaging();

    @Override
    public String name() {
        return "jira";
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return JiraAccess.of(system, wire, clock);
    }

    @Override
    public String authorizationHeader(String token) {
        // with its scheme, which depends on the credentials
        return token;
    }

    @Override
    public Map<String, String> headers(SystemConfig system) {
        return Map.of();
    }

    /** {@code {errorMessages: [], errors: {field: message}}}; the first message counts. */
    @Override
    public VendorError readError(Object body) {
        Map<String, Object> error = Plain.object(body);
        Map<String, Object> fields = Plain.object(error.get("errors"));
        String general = Plain.text(Plain.first(Plain.list(error.get("errorMessages"))));
        String ofField = fields.values().stream().map(Plain::text).findFirst().orElse("");
        return new VendorError("", List.copyOf(fields.keySet()), general.isEmpty() ? ofField : general);
    }

    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        if (status == 429) {
            return Optional.of(Verdict.wait(THROTTLE_WAIT));
        }
        // the key, or the name of a project or version, is taken, maybe by our own lost call: ask
        boolean taken = status == 400 && (error.says("uses this project key") || error.says("already exists"));
        return taken ? Optional.of(Verdict.UNKNOWN) : Optional.empty();
    }

    @Override
    public Paging paging() {
        return PAGING;
    }
}
