package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.EntraTokens;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dynamics 365 Finance (vendor facts 2.2, 2.6, 2.7). */
final class Dynamics365 implements Vendor {

    /** When a throttled answer names no time. */
    private static final Duration THROTTLE_WAIT = Duration.ofSeconds(5);

    /** Of the OData library, which speaks English: a name of the type, never a value of the request. */
    private static final Pattern UNKNOWN_PROPERTY =
            Pattern.compile("property '([A-Za-z]\\w{0,80})' does not exist on type");

    private static final Paging PAGING = new ODataPaging();

    @Override
    public String name() {
        return "dynamics365";
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return EntraTokens.of(system, wire, clock);
    }

    @Override
    public Map<String, String> headers(SystemConfig system) {
        return Map.of("OData-Version", "4.0", "OData-MaxVersion", "4.0");
    }

    /** Without it the service shows one company only, and says nothing about it. */
    @Override
    public Map<String, String> query() {
        return Map.of("cross-company", "true");
    }

    /** The outer message says nothing; {@code innererror} has the words and, as code, the kind of exception. */
    @Override
    public VendorError readError(Object body) {
        Map<String, Object> error = Plain.object(Plain.object(body).get("error"));
        Map<String, Object> inner = Plain.object(error.get("innererror"));
        String type = Plain.text(inner.get("type"));
        String code = type.isEmpty() ? Plain.text(error.get("code")) : type.substring(type.lastIndexOf('.') + 1);
        String message = Plain.text(inner.getOrDefault("message", error.get("message")));
        Matcher unknown = UNKNOWN_PROPERTY.matcher(message);
        return new VendorError(code, unknown.find() ? List.of(unknown.group(1)) : List.of(), message);
    }

    /**
     * Throttling comes before the work. The words are in the language of the integration's user, so nothing but the status is judged: a key that is taken
     * is looked for before it is written, and a 400 is a definite no.
     */
    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        return status == 429 ? Optional.of(Verdict.wait(THROTTLE_WAIT)) : Optional.empty();
    }

    @Override
    public Paging paging() {
        return PAGING;
    }
}
