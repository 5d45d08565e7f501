package io.throughline.connector;

import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.auth.AccessException;
import io.throughline.connector.drop.FolderWire;
import io.throughline.connector.http.HttpWire;
import io.throughline.connector.http.Wire;
import io.throughline.connector.http.WireAnswer;
import io.throughline.connector.http.WireException;
import io.throughline.connector.vendor.Paging;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Sends requests to connected systems and says what came of them. A write is sent at most once for each call; nothing is repeated but a
 * request whose token was refused. Safe for any number of threads; one for the life of the process.
 */
public final class VendorClient implements VendorCalls {

    private final Systems systems;
    private final Clock clock;
    private final Map<String, Account> accounts = new TreeMap<>();

    /**
     * With the name service of the machine and default limits.
     *
     * @param clock for ends of tokens and for Retry-After
     * @throws IllegalArgumentException if a system names a connector that does not exist
     */
    public VendorClient(Systems systems, Clock clock) {
        this(systems, clock, HttpWire.create());
    }

    /** The same for one of several runners, which share the budget of each account. */
    public VendorClient(Systems systems, Clock clock, AccountShare share) {
        this(systems, clock, HttpWire.create(), share);
    }

    /** With other limits or another name service. */
    public VendorClient(Systems systems, Clock clock, HttpWire wire) {
        this(systems, clock, wire, AccountShare.ALONE);
    }

    /**
     * The same with something between it and its systems, such as a test that lets answers get lost.
     *
     * @param between gives, for the name of a system and its wire, the wire that is used
     */
    public VendorClient(Systems systems, Clock clock, BiFunction<String, Wire, Wire> between) {
        this(systems, clock, HttpWire.create(), AccountShare.ALONE, between);
    }

    private VendorClient(Systems systems, Clock clock, HttpWire wire, AccountShare share) {
        this(systems, clock, wire, share, (system, own) -> own);
    }

    private VendorClient(
            Systems systems, Clock clock, HttpWire http, AccountShare share, BiFunction<String, Wire, Wire> between) {
        this.systems = systems;
        this.clock = clock;
        for (SystemConfig system : systems.all()) {
            Wire own = system.folder()
                    .<Wire>map(folder -> FolderWire.of(system, folder, clock))
                    .orElse(http);
            accounts.put(system.name(), new Account(system, http, between.apply(system.name(), own), clock, share));
        }
    }

    @Override
    public Systems systems() {
        return systems;
    }

    /** Sends and waits for the answer, at most the call time-out of the system. */
    @Override
    public VendorAnswer send(String system, VendorRequest request, CallObserver observer) {
        Account account = account(system);
        Judge judge = account.judge(clock);
        WireAnswer answer = exchange(account, judge, request, observer);
        observer.answered(VendorAnswer.of(answer, null));
        return VendorAnswer.of(answer, judge.valueOf(request, answer));
    }

    @Override
    public List<EachAnswer> sendEach(String system, List<VendorRequest> requests, CallObserver observer) {
        Account account = account(system);
        Judge judge = account.judge(clock);
        return new EachCall(requests, observer).atOnce(account.places(), (request, watch) -> {
            WireAnswer answer = exchange(account, judge, request, watch);
            watch.answered(VendorAnswer.of(answer, null));
            return VendorAnswer.of(answer, judge.valueOf(request, answer));
        });
    }

    @Override
    public List<EachAnswer> sendBatch(String system, BatchCall batch, CallObserver observer) {
        Account account = account(system);
        Judge judge = account.judge(clock);
        VendorRequest request = batch.request();
        WireAnswer answer = exchange(account, judge, request, observer);
        if (!answer.isSuccess() || answer.damage().isPresent()) {
            observer.answered(VendorAnswer.of(answer, null));
        }
        judge.whole(request, answer);
        return BatchAnswers.of(batch, answer, judge, observer);
    }

    /**
     * What time a system says it is, to whole seconds; empty if it does not say. Whatever it answers otherwise counts as an answer.
     *
     * @throws CallException if it cannot be reached or gives no access
     */
    public Optional<Instant> timeOf(String system, VendorRequest request) {
        Account account = account(system);
        WireAnswer answer = exchange(account, account.judge(clock), request.reading(), CallObserver.NONE);
        return answer.header("date").flatMap(VendorClient::instant);
    }

    private static Optional<Instant> instant(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public List<Object> readAll(String system, VendorRequest first, Paging paging, CallObserver observer) {
        return new PagedRead(system, paging).all(first.reading(), request -> send(system, request, observer));
    }

    private static WireAnswer exchange(Account account, Judge judge, VendorRequest request, CallObserver observer) {
        try {
            return account.send(request, observer::beforeSend);
        } catch (AccessException e) {
            throw judge.failure(request, e);
        } catch (WireException e) {
            throw judge.failure(request, e);
        }
    }

    private Account account(String system) {
        return accounts.get(systems.get(system).name());
    }
}
