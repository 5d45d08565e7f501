package io.throughline;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.LegalEntity;
import io.throughline.config.Region;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.posting.EntryFacts;
import io.throughline.posting.PostingSettings;
import io.throughline.workflow.OperationContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of the accounting periods of every legal entity whose ERP tells them (D17), from some months back to the next one. The ERP has the last word when
 * it is posted to; the copies only keep lines from being sent in vain. For one thread.
 */
final class AccountingPeriods {

    private static final Logger LOG = LoggerFactory.getLogger(AccountingPeriods.class);
    /** Tells the period that a day lies in. */
    static final String OPERATION = "erp-period-state";

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Definitions definitions;
    private final OperationCaller caller;
    private final ReferenceLedger references;
    private final Clock clock;
    private final PostingSettings settings;
    private final Set<String> away = new HashSet<>();
    private Instant next = Instant.MIN;

    AccountingPeriods(
            Definitions definitions,
            OperationCaller caller,
            ReferenceLedger references,
            Clock clock,
            PostingSettings settings) {
        this.definitions = definitions;
        this.caller = caller;
        this.references = references;
        this.clock = clock;
        this.settings = settings;
    }

    /** Asks for all of them if it is time again; how many the ERPs told. An ERP that does not answer is asked again soon, and told of once. */
    int refresh() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return 0;
        }
        List<Reference> told = new ArrayList<>();
        Set<String> silent = new HashSet<>();
        for (Region region : definitions.regions().selling()) {
            region.legalEntities()
                    .forEach(entity -> contract(region, entity)
                            .filter(contract -> !silent.contains(contract.system()))
                            .ifPresent(contract -> read(contract, region, entity, now)
                                    .ifPresentOrElse(told::addAll, () -> silent.add(contract.system()))));
        }
        away.retainAll(silent);
        next = now.plus(silent.isEmpty() ? settings.periods().every() : soon());
        if (!told.isEmpty()) {
            references.keep(told);
        }
        return told.size();
    }

    private Duration soon() {
        Duration every = settings.periods().every();
        return every.compareTo(SOON) < 0 ? every : SOON;
    }

    private Optional<OperationContract> contract(Region region, LegalEntity entity) {
        return region.system("erp", entity.id())
                .flatMap(definitions.systems()::find)
                .flatMap(account -> definitions.capabilities().operation(OPERATION, account));
    }

    /** Empty if the ERP did not answer. */
    private Optional<List<Reference>> read(OperationContract contract, Region region, LegalEntity entity, Instant now) {
        List<Reference> told = new ArrayList<>();
        YearMonth last = YearMonth.from(LocalDate.ofInstant(now, region.zone())).plusMonths(1);
        for (int back = 0; back <= settings.periods().back() + 1; back++) {
            LocalDate on = last.minusMonths(back).atDay(15);
            OperationResult answer = caller.call(
                    new OperationAttempt(contract, document(region, entity, on), "", "", region.code(), () -> {}));
            if (!answer.applied()) {
                warn(contract.system(), answer.problem());
                return Optional.empty();
            }
            Optional.ofNullable(answer.value())
                    .map(period -> reference(entity, period, now))
                    .ifPresent(told::add);
        }
        return Optional.of(told);
    }

    private void warn(String system, String problem) {
        if (away.add(system)) {
            LOG.warn(
                    "LED-2106 the accounting periods of {} cannot be read: {}. Those known before count meanwhile; they are asked for again every {} s.",
                    system,
                    problem,
                    soon().toSeconds());
        }
    }

    private static Reference reference(LegalEntity entity, Map<String, Object> period, Instant now) {
        Map<String, Object> own = new LinkedHashMap<>(period);
        own.put("legalEntity", entity.id());
        return new Reference(
                EntryFacts.PERIOD, entity.id() + ':' + Json.textAt(period, "id"), now.toString(), entity.id(), own);
    }

    private static Map<String, Object> document(Region region, LegalEntity entity, LocalDate on) {
        return Map.of(
                "event", Map.of("data", Map.of()),
                "transaction", Map.of("region", region.code(), "legalEntity", entity.id()),
                "period", Map.of("legalEntity", entity.id(), "on", on.toString()));
    }
}
