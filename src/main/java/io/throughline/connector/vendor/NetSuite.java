package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.auth.NetSuiteTokens;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** NetSuite SuiteTalk REST (vendor facts 3.2, 3.6, 3.7). */
final class NetSuite implements Vendor {

    /** The account's concurrency frees itself when other calls end; no Retry-After is documented. */
    private static final Duration CONCURRENCY_WAIT = Duration.ofSeconds(2);

    private static final List<String> PLACES =
            List.of("o:errorPath", "o:errorQueryParam", "o:errorUrlPath", "o:errorHeader");
    private static final Paging PAGING = new NetSuitePaging();

    @Override
    public String name() {
        return "netsuite";
    }

    @Override
    public Authorization authorization(SystemConfig system, HttpWire wire, Clock clock) {
        return NetSuiteTokens.of(system, wire, clock);
    }

    /** Without this a misspelt property is ignored in silence (vendor fact 3.2). */
    @Override
    public Map<String, String> headers(SystemConfig system) {
        return Map.of("X-NetSuite-PropertyNameValidation", "Error");
    }

    /** {@code o:errorDetails} hold code, place and words; the throttle's body has its code at the top. */
    @Override
    public VendorError readError(Object body) {
        Map<String, Object> top = Plain.object(body);
        Map<String, Object> detail = Plain.object(Plain.first(Plain.list(top.get("o:errorDetails"))));
        String code = Plain.text(detail.getOrDefault("o:errorCode", top.get("o:errorCode")));
        String message = Plain.text(detail.getOrDefault("detail", top.get("title")));
        List<String> places = PLACES.stream()
                .map(detail::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        return new VendorError(code, places, message);
    }

    @Override
    public Optional<Verdict> refine(int status, VendorError error) {
        if (status == 429) {
            return Optional.of(Verdict.wait(CONCURRENCY_WAIT));
        }
        if (status == 400 && isChanged(error)) {
            return Optional.of(Verdict.NOT_APPLIED);
        }
        return status == 400 && isOurs(error) ? Optional.of(Verdict.UNKNOWN) : Optional.empty();
    }

    /** Another writer was quicker; nothing was saved. */
    private static boolean isChanged(VendorError error) {
        return error.code().equals("RCRD_HAS_BEEN_CHANGED") || error.says("record has been changed");
    }

    /** The external id or key is taken: by a call of ours whose answer was lost, so ask. */
    private static boolean isOurs(VendorError error) {
        boolean aboutOurId = Stream.of("externalId", "externalid").anyMatch(error.fields()::contains);
        return error.code().equals("IDEMPOTENCY_ERROR") || (aboutOurId && error.says("already"));
    }

    @Override
    public Paging paging() {
        return PAGING;
    }
}
