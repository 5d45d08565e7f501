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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Salesforce REST (vendor facts 1.4 to 1.6). Setting {@code client}: the name that marks own writes in change events. */
final class Salesforce implements Vendor {

    /** Quota and long-running limits come without Retry-After; a blocking request of theirs lasts some 20 seconds. */
    private static final Duration LIMIT_WAIT = Duration.ofSeconds(30);

    private static final Pattern NO_COLUMN = Pattern.compile("No such column '([A-Za-z]\\w{0,79})'");

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
        String message = Plain.text(error.get("message"));
        List<String> named =
                Plain.list(error.get("fields")).stream().map(String::valueOf).toList();
        return new VendorError(Plain.text(error.get("errorCode")), named.isEmpty() ? column(message) : named, message);
    }

    /** A query or read that names a field which is not there tells it in words only; it is a name of the schema, no value of a record. */
    private static List<String> column(String message) {
        Matcher column = NO_COLUMN.matcher(message);
        return column.find() ? List.of(column.group(1)) : List.of();
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
