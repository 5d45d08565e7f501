package io.throughline;

import io.throughline.billing.BillingPeriods;
import io.throughline.billing.BillingStatus;
import io.throughline.billing.InvoiceCopies;
import io.throughline.camel.operation.HoldException;
import io.throughline.camel.operation.LedgerOperation;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.EventItems;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.BillingReadiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What routes ask of the ledger about invoices and billing. Thread-safe. */
final class BillingOperations {

    private final Ledger ledger;
    private final InvoiceCopies invoices;
    private final BillingStatus status;
    private final BillingPeriods periods;

    BillingOperations(Ledger ledger, InvoiceCopies invoices, BillingStatus status, BillingPeriods periods) {
        this.ledger = ledger;
        this.invoices = invoices;
        this.status = status;
        this.periods = periods;
    }

    /** The operations by the names that {@code ledger:<name>} calls. */
    Map<String, LedgerOperation> byName() {
        return Map.of(
                "invoices-take", this::take,
                "invoices-keep", this::keep,
                "project-billing", this::ofProject,
                "account-billing", this::ofAccount,
                "billing-due", any -> Map.of("due", periods.tellDue()),
                "billing-readiness", this::readiness);
    }

    private Map<String, Object> take(Map<String, Object> document) {
        EventItems.Page page = new EventItems(ledger.feeds()).of(document);
        return Map.of(
                "toRead",
                InvoiceCopies.toRead(page.items()),
                "unreadable",
                page.unreadable().size() + page.misfits().size());
    }

    /** What could not be found any more when it was to be read has no result, and leaves its copy as it is. */
    private Map<String, Object> keep(Map<String, Object> document) {
        String system = Json.textAt(document, "event.source");
        Map<String, Object> read = Json.asObject(Objects.requireNonNullElse(document.get("read"), Map.of()));
        List<InvoiceCopies.Read> found = Json.asList(Json.at(document, "page.toRead")).stream()
                .map(Json::asObject)
                .filter(item ->
                        Json.textAt(Json.asObject(read.getOrDefault((String) item.get("key"), Map.of())), "id") != null)
                .map(item -> new InvoiceCopies.Read(
                        (String) item.get("version"), Json.asObject(read.get((String) item.get("key")))))
                .toList();
        InvoiceCopies.Kept kept = invoices.keep(system, found);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kept", kept.kept());
        result.put("passedOver", kept.passedOver());
        result.put("told", status.tell(system, kept.projectIds()));
        return result;
    }

    private Map<String, Object> readiness(Map<String, Object> document) {
        BillingReadiness readiness = periods.judge(
                Json.textAt(document, "event.data.projectId"), Json.textAt(document, "event.data.period"));
        if (!readiness.isReleased()) {
            throw new HoldException(desk(readiness.open()));
        }
        return Map.of(
                "released",
                true,
                "rules",
                readiness.rulings().stream().map(Ruling::rule).distinct().toList());
    }

    /** One case with everything that is open; its team is that of the first finding. */
    private static NewCase desk(List<Ruling> open) {
        Ruling first = open.get(0);
        Money atRisk = first.atRisk();
        return new NewCase(
                "hold",
                first.team(),
                first.rule(),
                first.says(),
                open.stream()
                        .map(one -> one.rule() + " " + one.says() + " " + one.numbers())
                        .collect(Collectors.joining("\n")),
                open.stream().map(Ruling::fix).distinct().collect(Collectors.joining(" ")),
                null,
                atRisk == null ? null : atRisk.value().toPlainString(),
                atRisk == null ? null : atRisk.currency());
    }

    private Map<String, Object> ofProject(Map<String, Object> document) {
        return status.ofProject(Json.textAt(document, "event.source"), Json.textAt(document, "event.data.projectId"));
    }

    private Map<String, Object> ofAccount(Map<String, Object> document) {
        return status.ofAccount(
                Json.textAt(document, "event.data.accountId"), Json.textAt(document, "event.data.legalEntity"));
    }
}
