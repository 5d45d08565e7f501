package io.throughline;

import io.throughline.camel.workflow.DriftGate;
import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.drift.DriftFinding;
import io.throughline.drift.DriftSettings;
import io.throughline.drift.Fingerprint;
import io.throughline.ledger.DriftLedger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.OperationContract;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of one bundle must wait because vendors' systems changed. Thread-safe. */
final class BundleDrift implements DriftGate {

    private static final Logger LOG = LoggerFactory.getLogger(BundleDrift.class);
    static final String CASE = "DRF-2001";
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    private static final Pattern ABOUT_FIELDS = Pattern.compile(
            "INVALID_FIELD|INVALID_TYPE|NO_SUCH_COLUMN|INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST|REQUIRED_FIELD_MISSING|STRING_TOO_LONG|INVALID_CONTENT|USER_ERROR|INVALID_REQUEST|is not included in the list|does not exist|can't be blank|JSON_PARSER_ERROR");

    private final Definitions definitions;
    private final String bundle;
    private final DriftLedger ledger;
    private final Fingerprint print;
    private final DriftReach reach;
    private final Map<String, List<DriftFinding>> known = new ConcurrentHashMap<>();
    private volatile DriftWatch watch;

    BundleDrift(Definitions definitions, String bundle, DriftLedger ledger) {
        this.definitions = definitions;
        this.bundle = bundle;
        this.ledger = ledger;
        this.print = Fingerprint.of(definitions.layers(), definitions.mappings(), new Problems());
        this.reach = new DriftReach(definitions.layers(), definitions.capabilities());
    }

    void watchedBy(DriftWatch who) {
        watch = who;
        who.add(this);
    }

    String bundle() {
        return bundle;
    }

    Fingerprint print() {
        return print;
    }

    List<SystemConfig> accounts() {
        Set<String> bound = definitions.boundSystems();
        return definitions.systems().all().stream()
                .filter(account -> bound.contains(account.name()))
                .filter(account -> print.connectors().contains(account.connector()))
                .toList();
    }

    /** Whether anything of a system must wait. */
    boolean stops(String system) {
        return known.getOrDefault(system, List.of()).stream().anyMatch(DriftFinding::stops);
    }

    /** Whether a system was compared, and nothing of it must wait. */
    boolean isWell(String system) {
        return known.containsKey(system) && !stops(system);
    }

    /** Compares anew; what is found is stored before anything waits for it. Answers whether something that waited may go on. */
    boolean compare(SystemConfig account, VendorChecks checks) {
        List<DriftFinding> now = checks.findings(print, account);
        List<DriftFinding> before = known.getOrDefault(account.name(), List.of());
        if (now.stream().anyMatch(DriftFinding::stops)) {
            ledger.found(
                    bundle,
                    account.name(),
                    Json.write(now.stream().map(DriftFinding::toPlain).toList()));
        }
        known.put(account.name(), now);
        now.stream().filter(finding -> !before.contains(finding)).forEach(finding -> tell(account, finding));
        return now.stream().noneMatch(DriftFinding::stops);
    }

    private static void tell(SystemConfig account, DriftFinding finding) {
        LOG.warn(
                "DRF-2002 system {} changed: {} of {} {} {}",
                account.name(),
                finding.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                finding.place(),
                finding.what(),
                finding.stops() ? "What touches it waits; all else goes on." : finding.todo());
    }

    @Override
    public Optional<Standstill> standstill(OperationContract called, TransactionHistory transaction) {
        List<DriftFinding> stopping = known.getOrDefault(called.system(), List.of()).stream()
                .filter(finding -> finding.routes().contains(called.route()))
                .toList();
        return stopping.isEmpty() || !settings().pause()
                ? Optional.empty()
                : Optional.of(still(called, transaction, stopping));
    }

    private DriftSettings settings() {
        DriftWatch who = watch;
        return who == null ? DriftSettings.DEFAULT : who.settings();
    }

    private Standstill still(OperationContract called, TransactionHistory transaction, List<DriftFinding> stopping) {
        DriftFinding first = stopping.get(0);
        String where = first.rules().isEmpty() ? "" : " (" + first.rules().get(0) + ")";
        String reason = "%s changed, so %s waits: %s %s%s. It goes on by itself when that is mended."
                .formatted(called.system(), called.name(), first.place(), first.what(), where);
        return new Standstill(
                LOOK_AGAIN,
                DriftLedger.awaited(bundle, called.system()),
                reason,
                carriesCase(called.system(), transaction) ? Optional.of(desk(called.system())) : Optional.empty());
    }

    /** One case for each change, not one for each deal. */
    private boolean carriesCase(String system, TransactionHistory transaction) {
        boolean told = transaction.cases().stream()
                .anyMatch(
                        desk -> desk.decidedAt() == null && desk.opened().code().equals(CASE));
        return !told
                && ledger.takeCase(bundle, system, transaction.transaction().id());
    }

    private NewCase desk(String system) {
        List<DriftFinding> stopping =
                known.get(system).stream().filter(DriftFinding::stops).toList();
        String detail = stopping.stream().map(BundleDrift::paragraph).collect(Collectors.joining("\n"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("drift", system);
        facts.put(
                "findings", stopping.stream().<Object>map(DriftFinding::toPlain).toList());
        return new NewCase(
                "failure",
                "integration-support",
                "DRF-2001",
                "%s changed, and what touches %s waits"
                        .formatted(
                                system,
                                stopping.stream()
                                        .map(DriftFinding::place)
                                        .distinct()
                                        .collect(Collectors.joining(", "))),
                detail,
                stopping.stream().map(DriftFinding::todo).distinct().collect(Collectors.joining(" "))
                        + " Everything that waits goes on by itself then, and this case closes. 'throughline doctor' tells what differs.",
                null,
                null,
                null,
                facts);
    }

    private static String paragraph(DriftFinding finding) {
        return finding.place() + ": " + finding.what() + " " + String.join("; ", finding.rules());
    }

    @Override
    public boolean explains(OperationContract called, String problem) {
        DriftWatch who = watch;
        if (who == null || problem == null || !ABOUT_FIELDS.matcher(problem).find()) {
            return false;
        }
        try {
            who.suspect(called.system());
            return true;
        } catch (LedgerUnavailableException away) {
            return false;
        }
    }

    AffectedFinding affected(DriftFinding finding) {
        return reach.of(finding);
    }
}
