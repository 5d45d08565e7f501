package io.throughline.connector;

import io.throughline.config.SystemConfig;
import io.throughline.connector.auth.Access;
import io.throughline.connector.auth.AccessException;
import io.throughline.connector.auth.Authorization;
import io.throughline.connector.http.Deadline;
import io.throughline.connector.http.HttpWire;
import io.throughline.connector.http.Wire;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.http.WireException.Kind;
import io.throughline.connector.http.WireRequest;
import io.throughline.connector.vendor.Vendor;
import io.throughline.connector.vendor.Vendors;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** One connected account at work: its token, and its share of calls at once. Safe for any number of threads. */
final class Account {

    /** Setting of a system: how many calls a minute it bears, for all runners together. */
    private static final String CALLS_PER_MINUTE = "callsPerMinute";

    private final SystemConfig system;
    private final Vendor vendor;
    private final Wire wire;
    private final Authorization authorization;
    private final CallBudget budget;

    Account(SystemConfig system, HttpWire http, Wire wire, Clock clock, AccountShare share) {
        this.system = system;
        this.vendor = Vendors.of(system);
        this.wire = wire;
        this.authorization = vendor.authorization(system, http, clock);
        this.budget = new CallBudget(
                system.concurrency(),
                Integer.parseInt(system.setting(CALLS_PER_MINUTE, "0")),
                () -> share.runners(system.name()),
                System::nanoTime);
    }

    /** How many calls it may have at once. */
    int places() {
        return budget.places();
    }

    Judge judge(Clock clock) {
        return new Judge(system.name(), vendor, wire.maxAnswerBytes(), clock);
    }

    /** Sends; a refused token is renewed once, which is no second call: what is refused was not carried out. */
    WireAnswer send(VendorRequest request, Runnable beforeSend) throws AccessException, WireException {
        Deadline deadline = Deadline.in(system.callTimeout());
        Access access = authorization.access(deadline);
        WireAnswer answer = send(request, access, deadline, beforeSend);
        if (answer.status() != 401) {
            return answer;
        }
        Access renewed = authorization.renewed(access, deadline);
        return Authorization.isNew(renewed, access) ? send(request, renewed, deadline, beforeSend) : answer;
    }

    /** The place is taken only for the time on the wire, not while waiting for a token. */
    private WireAnswer send(VendorRequest request, Access access, Deadline deadline, Runnable beforeSend)
            throws WireException {
        takePlace(deadline);
        try {
            return wire.send(toWire(request, access), system.network(), deadline, beforeSend);
        } finally {
            budget.release();
        }
    }

    private void takePlace(Deadline deadline) throws WireException {
        try {
            if (!budget.take(deadline)) {
                String message = "all " + budget.places()
                        + " places of the system were busy, or its calls of this minute were used up";
                throw new WireException(Kind.NOT_SENT, message, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WireException(Kind.NOT_SENT, "interrupted while waiting for a place", e);
        }
    }

    private WireRequest toWire(VendorRequest request, Access access) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "throughline");
        headers.putAll(vendor.headers(system));
        headers.putAll(request.headers());
        headers.put("Authorization", vendor.authorizationHeader(access.token().reveal()));
        if (!request.body().mediaType().isEmpty()) {
            headers.put("Content-Type", request.body().mediaType());
        }
        URI uri =
                URI.create(access.base() + request.withDefaults(vendor.query()).target());
        return new WireRequest(request.method(), uri, headers, request.body().bytes());
    }
}
