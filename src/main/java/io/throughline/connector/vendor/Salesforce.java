package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.SalesforceTokens;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Salesforce REST (vendor facts 1.4 to 1.6). Setting {@code client}: the name that marks own writes in change events. */
final class Salesforce implements Vendor {

    /** Quota and long-running limits come without Retry-After; a blocking request of theirs lasts some 20 seconds. */
    private static final Duration LIMIT_WAIT = Duration.ofSeconds(30);

    private static final Paging PAGING = new SalesforcePaging();

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return SalesforceTokens.of(system, wire, clock);
    }

    @Override
    public Map<String, String> headers(SystemConfig system) {
        return Map.of("Sforce-Call-Options", "client=" + system.setting("client", "throughline"));
    }

    /** An array of {@code {message, errorCode, fields?}}; the first counts. */
    @Override
    public VendorError readError(Object body) {
        Map<String, Object> error = Plain.object(Plain.first(Plain.list(body)));
        List<String> fields =
                Plain.list(error.get("fields")).stream().map(String::valueOf).toList();
        return new VendorError(Plain.text(error.get("errorCode")), fields, Plain.text(error.get("message")));
    }

    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        return switch (error.code()) {
            // 403, not 429 (vendor fact 1.6): the quota is no matter of credentials
            case "REQUEST_LIMIT_EXCEEDED" -> Optional.of(Verdict.wait(LIMIT_WAIT));
            case "UNABLE_TO_LOCK_ROW" -> Optional.of(Verdict.NOT_APPLIED);
            // the record may be ours, made by a call whose answer was lost: ask
            case "DUPLICATE_VALUE" -> Optional.of(Verdict.UNKNOWN);
            default -> Optional.empty();
        };
    }

    @Override
    public Paging paging() {
        return PAGING;
    }
}
