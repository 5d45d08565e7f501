package io.throughline;

import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import io.throughline.drift.DriftComparison;
import io.throughline.drift.DriftFinding;
import io.throughline.drift.Fingerprint;
import io.throughline.drift.LiveObject;
import io.throughline.drift.LiveSystem;
import io.throughline.drift.SchemaCapture;
import io.throughline.mapping.FieldUse;
import io.throughline.setup.SetupGuide;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks at the connected systems: whether they answer, and whether they still look as the mappings were written for. Reads only, at the systems and
 * in files; needs neither ledger nor runner. Not thread-safe.
 */
public final class Doctor {

    /** A header tells whole seconds, without the rest. */
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Definitions definitions;
    private final VendorClient client;
    private final Clock clock;
    private final Fingerprint print;
    private final DriftReach reach;

    Doctor(Definitions definitions, Clock clock, Problems problems) {
        this.definitions = definitions;
        this.clock = clock;
        this.client = new VendorClient(definitions.systems(), clock);
        this.print = Fingerprint.of(definitions.layers(), definitions.mappings(), problems);
        this.reach = new DriftReach(definitions.layers(), definitions.capabilities());
    }

    /** The names of the accounts, sorted. */
    public Set<String> systems() {
        return definitions.systems().all().stream()
                .map(SystemConfig::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the accounts that some region or legal entity binds to a role, sorted. */
    public Set<String> boundSystems() {
        Set<String> bound = new TreeSet<>(systems());
        bound.retainAll(definitions.boundSystems());
        return bound;
    }

    /** What the files use of their vendors, as a plain value that people can read. */
    public Map<String, Object> fingerprint() {
        return print.toPlain();
    }

    /** SHA-256 of {@link #fingerprint}, in hex. */
    public String fingerprintHash() {
        return print.hash();
    }

    /**
     * What the administrator of a system's tenant prepares for these files; asks nobody.
     *
     * @throws IllegalArgumentException if there is no account of this name
     */
    public SetupGuide setup(String system, Problems problems) {
        return SetupGuide.of(definitions.layers(), print, definitions.systems().get(system), problems);
    }

    /**
     * Looks at one system.
     *
     * @throws IllegalArgumentException if there is no account of this name
     */
    public SystemDiagnosis examine(String system) {
        SystemConfig account = definitions.systems().get(system);
        Optional<LiveSystem> live = LiveSystem.of(client, account);
        try {
            Map<String, LiveObject> objects = new TreeMap<>();
            live.ifPresent(asked -> objects.putAll(asked.describe(print.objects(account.connector()))));
            List<DriftFinding> findings = new DriftComparison(print, account.connector(), objects).findings();
            return diagnosis(account, live, "", skew(account), findings);
        } catch (CallException | IllegalArgumentException away) {
            return diagnosis(account, Optional.empty(), String.valueOf(away.getMessage()), null, List.of());
        }
    }

    private SystemDiagnosis diagnosis(
            SystemConfig account,
            Optional<LiveSystem> live,
            String problem,
            Duration skew,
            List<DriftFinding> findings) {
        return new SystemDiagnosis(
                account.name(),
                account.connector(),
                account.url().toString(),
                live.map(LiveSystem::version).orElse(""),
                problem,
                skew,
                findings.stream().map(reach::of).toList(),
                uncaptured(account.connector()),
                live.map(LiveSystem::unseen).orElse(""));
    }

    private List<String> uncaptured(String connector) {
        return definitions.mappings().uses().stream()
                .map(FieldUse::type)
                .filter(type -> type.startsWith(connector + ":")
                        && print.schemas().of(type).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private Duration skew(SystemConfig account) {
        return client.timeOf(account.name(), VendorRequest.get(path(account)))
                .map(theirs -> Duration.between(clock.instant(), theirs).plus(HALF_A_SECOND))
                .orElse(null);
    }

    private static String path(SystemConfig account) {
        return switch (account.connector()) {
            case "salesforce" -> "/services/data/" + account.setting("apiVersion", "v67.0") + "/limits";
            case "netsuite" -> "/services/rest/system/v1/serverTime";
            case "dynamics365" -> "/data";
            default -> "/api/v1/users/me";
        };
    }

    /**
     * The schemas of a system's types as they are now, by path.
     *
     * @throws CallException if the system cannot be asked
     * @throws IllegalArgumentException if there is no account of this name
     */
    public Map<String, String> capture(String system) {
        SystemConfig account = definitions.systems().get(system);
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        return LiveSystem.of(client, account)
                .map(live -> new SchemaCapture(
                                definitions.layers(), definitions.mappings()::readsOf, live, account.connector(), today)
                        .schemas())
                .orElse(Map.of());
    }
}
