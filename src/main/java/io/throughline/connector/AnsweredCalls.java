package io.throughline.connector;

import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireLimits;
import io.throughline.connector.vendor.Paging;
import io.throughline.connector.vendor.Vendors;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that leave this machine never: somebody who knows gives each answer, and it is read and judged as one that came over the wire. What headers said is not
 * known. Thread-safe if the source is.
 */
public final class AnsweredCalls implements VendorCalls {

    private final Systems systems;
    private final Clock clock;
    private final Source source;

    /**
     * Answers from a source.
     *
     * @param systems accounts by name, for the manners of their vendors
     */
    public AnsweredCalls(Systems systems, Clock clock, Source source) {
        this.systems = systems;
        this.clock = clock;
        this.source = source;
    }

    /** Knows what was answered. */
    @FunctionalInterface
    public interface Source {

        /**
         * The answer to a request.
         *
         * @throws CallException if there is none
         */
        Answer to(VendorRequest request, CallObserver observer);
    }

    /**
     * An answer as it came.
     *
     * @param status HTTP status
     * @param body its bytes; empty for none
     */
    public record Answer(int status, byte[] body) {}

    @Override
    public Systems systems() {
        return systems;
    }

    @Override
    public VendorAnswer send(String system, VendorRequest request, CallObserver observer) {
        SystemConfig account = systems.get(system);
        observer.beforeSend();
        Answer known = source.to(request, observer);
        WireAnswer answer = new WireAnswer(
                known.status(), HttpHeaders.of(Map.of(), (name, value) -> true), known.body(), Optional.empty());
        Judge judge = new Judge(account.name(), Vendors.of(account), WireLimits.DEFAULT.maxAnswerBytes(), clock);
        return VendorAnswer.of(answer, judge.valueOf(request, answer));
    }

    /** What was answered to all of them together is told apart again, in their order. */
    @Override
    public List<EachAnswer> sendEach(String system, List<VendorRequest> requests, CallObserver observer) {
        if (requests.isEmpty()) {
            return List.of();
        }
        SystemConfig account = systems.get(system);
        observer.beforeSend();
        Answer known = source.to(EachCall.together(requests), observer);
        Judge judge = new Judge(account.name(), Vendors.of(account), WireLimits.DEFAULT.maxAnswerBytes(), clock);
        return EachCall.apart(requests, known, judge);
    }

    @Override
    public List<EachAnswer> sendBatch(String system, BatchCall batch, CallObserver observer) {
        return sendEach(system, batch.requests(), observer);
    }

    @Override
    public List<Object> readAll(String system, VendorRequest first, Paging paging, CallObserver observer) {
        return new PagedRead(system, paging).all(first.reading(), request -> send(system, request, observer));
    }
}
