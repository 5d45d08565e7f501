package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.StaticToken;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kantata OX (vendor facts 4.4, 4.5). Setting {@code serviceName}: the name under which our external references are kept. */
final class Kantata implements Vendor {

    /** The limits are private and come without Retry-After. */
    private static final Duration THROTTLE_WAIT = Duration.ofSeconds(5);

    private static final Paging PAGING = new KantataPaging();

    @Override
    public String name() {
        return "kantata";
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return new StaticToken(system, "token");
    }

    @Override
    public Map<String, String> headers(SystemConfig system) {
        return Map.of();
    }

    /** {@code errors: [{type, message, field?}]}; the first counts. */
    @Override
    public VendorError readError(Object body) {
        Map<String, Object> error =
                Plain.object(Plain.first(Plain.list(Plain.object(body).get("errors"))));
        String field = Plain.text(error.get("field"));
        List<String> fields = field.isEmpty() ? List.of() : List.of(field);
        return new VendorError(Plain.text(error.get("type")), fields, Plain.text(error.get("message")));
    }

    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        if (status == 429) {
            return Optional.of(Verdict.wait(THROTTLE_WAIT));
        }
        // a unique custom field is taken, maybe by our own lost call: ask
        boolean taken = status == 422 && error.says("has already been");
        return taken ? Optional.of(Verdict.UNKNOWN) : Optional.empty();
    }

    @Override
    public Paging paging() {
        return PAGING;
    }
}
