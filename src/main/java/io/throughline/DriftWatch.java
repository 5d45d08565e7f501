package io.throughline;

import io.throughline.config.SystemConfig;
import io.throughline.drift.DriftSettings;
import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.DriftLedger;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.Repinning;
import io.throughline.ledger.Ruling;
import io.throughline.ledger.TransactionHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the systems are asked on a schedule what they look like, that what must wait because of a change waits, and that it goes on when the
 * change is mended or no longer matters. One for the current and all older bundles of a process; stops with the host's context.
 */
final class DriftWatch extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    private static final Duration SUSPICION_REST = Duration.ofSeconds(30);
    private static final String WHO = "drift-guard";

    private final CamelContext host;
    private final Ledger ledger;
    private final DriftSettings settings;
    private final Duration rounds;
    private final Clock clock;
    private final Runnable wake;
    private final Repinning repinning;
    private final VendorChecks checks;
    /** The current one first. */
    private final List<BundleDrift> bundles = new CopyOnWriteArrayList<>();

    private final Map<String, Instant> suspected = new HashMap<>();
    private ScheduledExecutorService thread;
    private boolean begun;

    DriftWatch(CamelContext host, Installation current, DriftSettings settings, Runnable wake, Repinning repinning) {
        this.repinning = repinning;
        this.host = host;
        this.ledger = current.options().ledger();
        this.settings = settings;
        this.rounds = current.options().bundlesEvery();
        this.clock = current.options().clock();
        this.wake = wake;
        this.checks = new VendorChecks(current.calls(), ledger.drift(), clock);
    }

    DriftSettings settings() {
        return settings;
    }

    /** From now on this bundle is compared too. */
    void add(BundleDrift bundle) {
        bundles.add(bundle);
    }

    void forget(BundleDrift bundle) {
        bundles.remove(bundle);
    }

    @Override
    protected void doStart() {
        thread = host.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "drift");
        thread.scheduleWithFixedDelay(this::tryRound, 0, rounds.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        host.getExecutorServiceManager().shutdown(thread);
    }

    private void tryRound() {
        try {
            round();
        } catch (LedgerUnavailableException down) {
            LOG.debug("{} Changes of systems are looked for again in a moment.", down.getMessage());
        } catch (RuntimeException | LinkageError | VirtualMachineError fault) {
            // also an Error: a round that throws would be the last one
            LOG.error("DRF-3001 changes of systems could not be looked for; it is tried again", fault);
        }
    }

    /** What was known before this process began counts before the systems answer. */
    void recall() {
        try {
            accounts().forEach(this::compare);
        } catch (LedgerUnavailableException down) {
            LOG.debug("{} Changes of systems are looked for as soon as it is there.", down.getMessage());
        }
    }

    /** One round over all systems; the first one asks all of them. */
    void round() {
        for (SystemConfig account : accounts()) {
            Duration rest = rest(account);
            boolean asked = begun
                    ? checks.checkIfDue(account, objects(account), rest)
                    : checks.check(account, objects(account), rest);
            compare(account);
            if (asked && !rest(account).equals(rest)) {
                checks.due(account, rest(account));
            }
        }
        begun = true;
    }

    private Duration rest(SystemConfig account) {
        boolean drifted = bundles.stream().anyMatch(bundle -> bundle.stops(account.name()));
        return drifted ? settings.whileDrifted() : settings.every();
    }

    private List<SystemConfig> accounts() {
        return bundles.stream()
                .flatMap(bundle -> bundle.accounts().stream())
                .distinct()
                .toList();
    }

    private Set<String> objects(SystemConfig account) {
        Set<String> objects = new TreeSet<>();
        bundles.forEach(bundle -> objects.addAll(bundle.print().objects(account.connector())));
        return objects;
    }

    private void compare(SystemConfig account) {
        boolean told = checks.refresh(account.name());
        if (!told && bundles.stream().allMatch(bundle -> bundle.isWell(account.name()))) {
            return;
        }
        Map<String, DriftLedger.Drift> stored = new HashMap<>();
        ledger.drift().all().stream()
                .filter(drift -> drift.system().equals(account.name()))
                .forEach(drift -> stored.put(drift.bundle(), drift));
        for (BundleDrift bundle : bundles) {
            boolean mended = bundle.compare(account, checks);
            if (mended && stored.containsKey(bundle.bundle())) {
                over(stored.get(bundle.bundle()));
            }
        }
        letGoOn(account.name(), stored);
    }

    /** What waits with older files goes on with the current ones, where those do not use what changed and its steps allow it. */
    private void letGoOn(String system, Map<String, DriftLedger.Drift> stored) {
        BundleDrift current = bundles.get(0);
        for (BundleDrift older : bundles) {
            if (older != current && older.stops(system) && !current.stops(system)) {
                boolean all = true;
                for (String transaction : ledger.drift().waiting(older.bundle(), system)) {
                    all &= letGoOn(transaction, system);
                }
                if (all && stored.containsKey(older.bundle())) {
                    over(stored.get(older.bundle()));
                }
            }
        }
    }

    private boolean letGoOn(String transaction, String system) {
        Optional<TransactionHistory> history = ledger.history(transaction)
                .filter(waiting -> repinning.refusal(waiting).isEmpty());
        boolean moved = history.isPresent()
                && ledger.drift()
                        .goOnWith(
                                transaction,
                                history.get().transaction().version(),
                                repinning.currentBundle(),
                                WHO,
                                system + " changed, and the current files do not use what changed");
        if (moved) {
            LOG.info(
                    "DRF-2007 transaction {} goes on with the current files, which do not use what changed in system {}",
                    transaction,
                    system);
            wake.run();
        }
        return moved;
    }

    private void over(DriftLedger.Drift drift) {
        Optional<TransactionHistory> carrier =
                Optional.ofNullable(drift.caseTransaction()).flatMap(ledger::history);
        ledger.drift().over(drift.bundle(), drift.system());
        carrier.ifPresent(history -> history.cases().stream()
                .filter(desk -> desk.decidedAt() == null && desk.opened().code().equals(BundleDrift.CASE))
                .forEach(desk -> close(desk, drift)));
        LOG.info("DRF-2005 system {} looks again as its mappings need it; what waited goes on", drift.system());
        wake.run();
    }

    /** Against a worker that has just taken the transaction: read anew and tried again. */
    private void close(CaseRecord desk, DriftLedger.Drift drift) {
        for (int attempt = 0; attempt < 20; attempt++) {
            Optional<TransactionHistory> now = ledger.history(desk.transactionId());
            Optional<CaseRecord> open = now.stream()
                    .flatMap(history -> history.cases().stream())
                    .filter(one -> one.id().equals(desk.id()) && one.decidedAt() == null)
                    .findFirst();
            if (open.isEmpty() || ledger.desk().decide(mended(open.get(), now.get(), drift))) {
                return;
            }
        }
        LOG.warn(
                "DRF-2006 the desk case {} about system {} could not be closed; it may be closed by hand",
                desk.id(),
                drift.system());
    }

    private static Ruling mended(CaseRecord desk, TransactionHistory history, DriftLedger.Drift drift) {
        Ruling.Seen seen = new Ruling.Seen(
                desk.id(),
                desk.version(),
                history.transaction().id(),
                history.transaction().version(),
                history.transaction().epoch(),
                history.transaction().state());
        Judgement judgement = new Judgement(
                "mended",
                WHO,
                drift.system() + " looks again as the mappings need it; what waited goes on",
                null,
                List.of(),
                null);
        return new Ruling(seen, judgement, new Ruling.Effects(null, List.of(), List.of(), null, false, null));
    }

    /** Asks a system now, because it refused something in a way that a change of it would explain; not more often than every 30 s. */
    void suspect(String system) {
        synchronized (suspected) {
            Instant now = clock.instant();
            Instant last = suspected.get(system);
            if (last != null && last.plus(SUSPICION_REST).isAfter(now)) {
                return;
            }
            suspected.put(system, now);
            accounts().stream().filter(account -> account.name().equals(system)).forEach(account -> {
                checks.check(account, objects(account), settings.every());
                compare(account);
                checks.due(account, rest(account));
            });
        }
    }
}
