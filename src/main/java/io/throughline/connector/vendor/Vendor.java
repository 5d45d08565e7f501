package io.throughline.connector.vendor;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.http.HttpWire;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The manners of one vendor. Implementations hold no state and may be used by several threads. */
public interface Vendor {

    /** The word used in system files, {@code connector: salesforce}. */
    String name();

    /** The way into one account. */
    Authorization authorization(SystemConfig system, HttpWire wire, Clock clock);

    /** Headers that go out with every call of the account, beside those of the route. */
    Map<String, String> headers(SystemConfig system);

    /** Query parameters that go out with every call of the account; those of the route win. */
    default Map<String, String> query() {
        return Map.of();
    }

    /** Reads the vendor's error body; {@link VendorError#NONE} if there is none or it has another shape. */
    VendorError readError(Object body);

    /** The value of the header {@code Authorization} that lets a token's owner in. */
    default String authorizationHeader(String token) {
        return "Bearer " + token;
    }

    /** A refusal that a 2xx answer holds, for vendors that say everything with 200; empty if it holds none. */
    default Optional<InnerRefusal> refusalWithin(Object body) {
        return Optional.empty();
    }

    /** What this vendor means by a refusal, where it differs from {@link StatusTable}; empty where it does not. */
    Optional<Verdict> refine(int status, VendorError error);

    /** How its lists go on. */
    Paging paging();
}
