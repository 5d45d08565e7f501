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
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of the accounting periods of every legal entity whose ERP tells them (D17), from some months back to the next one. The ERP has the last word when
 * it is posted to; the copies only keep lines from being sent in vain. For one thread.
 */
final class AccountingPeriods {

    private static final Logger LOG = LoggerFactory.getLogger(AccountingPeriods.class);
    private static final String OPERATION = "erp-period-state";

    private final Definitions definitions;
    private final OperationCaller caller;
    private final ReferenceLedger references;
    private final Clock clock;
    private final PostingSettings settings;
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

    /** Asks for all of them if it is time again; how many the ERPs told. */
    int refresh() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return 0;
        }
        next = now.plus(settings.periods().every());
        List<Reference> told = new ArrayList<>();
        for (Region region : definitions.regions().selling()) {
            region.legalEntities().forEach(entity -> told.addAll(of(region, entity, now)));
        }
        if (!told.isEmpty()) {
            references.keep(told);
        }
        return told.size();
    }

    private List<Reference> of(Region region, LegalEntity entity, Instant now) {
        Optional<OperationContract> contract = region.system("erp", entity.id())
                .flatMap(definitions.systems()::find)
                .flatMap(account -> definitions.capabilities().operation(OPERATION, account));
        List<Reference> told = new ArrayList<>();
        YearMonth last = YearMonth.from(LocalDate.ofInstant(now, region.zone())).plusMonths(1);
        for (int back = 0; contract.isPresent() && back <= settings.periods().back() + 1; back++) {
            LocalDate on = last.minusMonths(back).atDay(15);
            OperationResult answer = caller.call(new OperationAttempt(
                    contract.get(), document(region, entity, on), "", "", region.code(), () -> {}));
            if (!answer.applied()) {
                LOG.warn(
                        "LED-2106 the accounting periods of {} cannot be read: {}. Those known before count meanwhile; they are asked for again in {}.",
                        entity.id(),
                        answer.problem(),
                        settings.periods().every());
                return told;
            }
            Optional.ofNullable(answer.value())
                    .map(period -> reference(entity, period, now))
                    .ifPresent(told::add);
        }
        return told;
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
