package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.VendorClient;
import io.throughline.drift.DriftComparison;
import io.throughline.drift.DriftFinding;
import io.throughline.drift.Fingerprint;
import io.throughline.drift.LiveObject;
import io.throughline.drift.LiveSystem;
import io.throughline.ledger.DriftLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the systems what they look like, one runner at a time, and keeps what they said in the ledger, so that every runner and every bundle can
 * compare. A system that cannot be asked stays as it was known. Thread-safe.
 */
final class VendorChecks {

    private static final Logger LOG = LoggerFactory.getLogger(VendorChecks.class);
    private static final int MAX_LENGTH = 50_000_000;

    private final VendorClient client;
    private final DriftLedger ledger;
    private final Map<String, Map<String, LiveObject>> shapes = new ConcurrentHashMap<>();
    private final Set<String> toldHere = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> read = new ConcurrentHashMap<>();
    private final SilentSystems silent;

    VendorChecks(VendorClient client, DriftLedger ledger, Clock clock) {
        this.client = client;
        this.silent = new SilentSystems(clock);
        this.ledger = ledger;
    }

    /**
     * Asks a system if its check is due and no other runner makes it; answers whether it told something.
     *
     * @param objects the vendor's objects that the bundles running here use
     */
    boolean checkIfDue(SystemConfig account, Collection<String> objects, Duration every) {
        return !objects.isEmpty() && ledger.claimCheck(account.name(), every) && check(account, objects, every);
    }

    /** Lets the next check be due after this time. */
    void due(SystemConfig account, Duration next) {
        Map<String, LiveObject> known = shapes.get(account.name());
        if (known != null) {
            ledger.storeShape(account.name(), text(known), next);
        }
    }

    /** Asks a system now; answers whether it told something. */
    synchronized boolean check(SystemConfig account, Collection<String> objects, Duration next) {
        Optional<LiveSystem> system = LiveSystem.of(client, account);
        if (system.isEmpty()) {
            return false;
        }
        try {
            Map<String, LiveObject> live = system.get().describe(new TreeSet<>(objects));
            shapes.put(account.name(), live);
            toldHere.add(account.name());
            ledger.storeShape(account.name(), text(live), next);
            if (silent.isNewsThatTold(account.name())) {
                LOG.info("DRF-2004 system {} tells again what it looks like", account.name());
            }
            return true;
        } catch (CallException | IllegalArgumentException away) {
            if (silent.isNewsThatSilent(account.name())) {
                LOG.warn(
                        "DRF-2003 system {} does not tell what it looks like: {} What was known of it counts; it is asked again later. Nothing waits because of this.",
                        account.name(),
                        away.getMessage());
            }
            return false;
        }
    }

    /** Reads what any runner was told since; answers whether that is something new. A ledger that keeps nothing leaves what this one was told. */
    boolean refresh(String system) {
        Optional<DriftLedger.Shape> told = ledger.shape(system, read.getOrDefault(system, Instant.EPOCH));
        told.ifPresent(shape -> {
            shapes.put(system, live(shape.text()));
            read.put(system, shape.checkedAt());
        });
        return toldHere.remove(system) || told.isPresent();
    }

    /** What differs for a bundle; empty also if the system never told what it looks like. */
    List<DriftFinding> findings(Fingerprint print, SystemConfig account) {
        Map<String, LiveObject> live = shapes.getOrDefault(account.name(), Map.of());
        return new DriftComparison(print, account.connector(), live).findings();
    }

    private static String text(Map<String, LiveObject> live) {
        Map<String, Object> plain = new LinkedHashMap<>();
        live.forEach((name, object) -> plain.put(name, object.toPlain()));
        return Json.write(plain);
    }

    private static Map<String, LiveObject> live(String text) {
        Map<String, LiveObject> live = new TreeMap<>();
        Json.asObject(Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), MAX_LENGTH))
                .forEach((name, object) -> live.put(name, LiveObject.ofPlain(object)));
        return live;
    }
}
