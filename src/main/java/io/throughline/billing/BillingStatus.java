package io.throughline.billing;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewEvent;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.Reference;
import io.throughline.posting.Companies;
import io.throughline.posting.KnownProjects;
import io.throughline.rules.BillingParameters;
import io.throughline.rules.PlainObject;
import io.throughline.rules.billing.BillingSummary;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What was invoiced, paid and is open of projects and customers (D38, D39, D44), told on only when it changed. Thread-safe.
 *
 * <p>An event says that something changed, never what: whoever acts on it asks for the sums as they are then. So the last one that is written is the newest, in whatever
 * order pages of invoices are worked on. Events of one project, and of one customer, are worked on one after the other (G9).
 */
public final class BillingStatus {

    /** Event that the sums of a project changed. */
    public static final String PROJECT_CHANGED = "project-billing.changed.v1";
    /** Event that the sums of a customer changed. */
    public static final String ACCOUNT_CHANGED = "account-billing.changed.v1";

    private static final String BILLING = "billing";
    private static final String PROJECT_OF_ACCOUNT = "project-of-account";
    private static final String CUSTOMER = "customer";
    private static final int DIGEST = 16;

    private final Ledger ledger;
    private final KnownProjects projects;
    private final InvoiceCopies invoices;
    private final Companies companies;
    private final Surroundings surroundings;

    /**
     * What is decided elsewhere.
     *
     * @param starts transactions that an event type starts in a region, which may be null
     * @param psa the PSA of a legal entity; null where none is bound
     */
    public record Surroundings(BiFunction<String, String, List<NewTransaction>> starts, UnaryOperator<String> psa) {}

    /** Sums up the invoices that are kept. */
    public BillingStatus(
            Ledger ledger,
            KnownProjects projects,
            InvoiceCopies invoices,
            Companies companies,
            Surroundings surroundings) {
        this.ledger = ledger;
        this.projects = projects;
        this.invoices = invoices;
        this.companies = companies;
        this.surroundings = surroundings;
    }

    /**
     * Tells of those of these projects whose sums are others than when it was told last; how many they were.
     *
     * @param system the ERP whose invoices were read
     */
    public int tell(String system, Collection<String> projectIds) {
        Map<String, Reference> told = byId(BILLING, projectIds);
        Map<String, Reference> contracts = byId(KnownProjects.CONTRACT, projectIds);
        int changed = 0;
        for (String projectId : projectIds) {
            Map<String, Object> contract =
                    contracts.containsKey(projectId) ? contracts.get(projectId).body() : Map.of();
            Optional<BillingSummary> summary = summary(List.of(projectId), contract);
            if (summary.isPresent() && !says(told.get(projectId), summary.get())) {
                tell(system, projectId, contract, summary.get(), told.get(projectId));
                changed++;
            }
        }
        return changed;
    }

    private static boolean says(Reference told, BillingSummary summary) {
        return told != null && Json.hash(told.body()).equals(Json.hash(plain(summary)));
    }

    /** What is noted comes last: after a crash the events are told again under the same keys, and once. */
    private void tell(
            String system, String projectId, Map<String, Object> contract, BillingSummary summary, Reference before) {
        int revision = before == null ? 1 : Integer.parseInt(before.version()) + 1;
        String entity = Json.textAt(contract, "legalEntity");
        String mark = ":" + revision + ':' + Json.hash(plain(summary)).substring(0, DIGEST);
        Map<String, Object> data = new PlainObject()
                .with("projectId", projectId)
                .with("legalEntity", entity)
                .build();
        accept(PROJECT_CHANGED, system, new Subject("project-billing", projectId), mark, data);
        Optional<String> account = account(contract);
        account.ifPresent(id -> {
            ledger.references().keep(List.of(new Reference(PROJECT_OF_ACCOUNT, projectId, "1", id, Map.of())));
            Map<String, Object> ofAccount = new PlainObject()
                    .with("accountId", id)
                    .with("legalEntity", entity)
                    .build();
            accept(ACCOUNT_CHANGED, system, new Subject("account-billing", id), ':' + projectId + mark, ofAccount);
        });
        ledger.references()
                .keep(List.of(new Reference(
                        BILLING, projectId, String.valueOf(revision), account.orElse(null), plain(summary))));
    }

    private record Subject(String type, String id) {}

    private void accept(String type, String system, Subject subject, String mark, Map<String, Object> data) {
        String key = subject.type() + ':' + subject.id() + mark;
        NewEvent event = new NewEvent(
                key,
                type,
                system,
                subject.type(),
                subject.id(),
                null,
                null,
                null,
                data,
                new byte[0],
                "application/json");
        ledger.accept(event, surroundings.starts().apply(type, null));
    }

    private Optional<String> account(Map<String, Object> contract) {
        return Optional.ofNullable(Json.textAt(contract, "soldToId"))
                .map(id -> ledger.redirects().resolved(CUSTOMER, id));
    }

    private Optional<BillingSummary> summary(Collection<String> projectIds, Map<String, Object> contract) {
        List<Map<String, Object>> documents = invoices.of(projectIds);
        return Optional.ofNullable(Json.textAt(contract, "currency"))
                .or(() -> currencies(documents).stream().findFirst())
                .flatMap(currency ->
                        BillingSummary.of(documents, currency, tolerance(Json.textAt(contract, "legalEntity"))));
    }

    private static Set<String> currencies(Collection<Map<String, Object>> documents) {
        return documents.stream()
                .flatMap(one -> Optional.ofNullable(Json.textAt(one, "currency")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private BigDecimal tolerance(String legalEntity) {
        return companies
                .find(legalEntity)
                .map(company -> BillingParameters.SETTLED_TOLERANCE.number(
                        company.entity().policies()))
                .orElse(BigDecimal.ZERO);
    }

    /**
     * What was invoiced, paid and is open of a project, as connectors show it.
     *
     * @param system the ERP whose invoices were read
     * @return a canonical invoice of the sums, with {@code legalEntity}, and {@code opportunityId} and {@code projectId} (that of the PSA) where they are known
     */
    public Map<String, Object> ofProject(String system, String projectId) {
        Map<String, Reference> contracts = byId(KnownProjects.CONTRACT, List.of(projectId));
        Map<String, Object> contract =
                contracts.isEmpty() ? Map.of() : contracts.get(projectId).body();
        String entity = Json.textAt(contract, "legalEntity");
        Map<String, Object> billing = new LinkedHashMap<>();
        summary(List.of(projectId), contract).ifPresent(summary -> {
            billing.putAll(asInvoice(summary));
            billing.put("opportunityId", contract.get("opportunityId"));
            billing.put(
                    "projectId",
                    projects.idIn(surroundings.psa().apply(entity), projectId, system)
                            .orElse(null));
        });
        billing.put("legalEntity", entity);
        billing.values().removeIf(value -> value == null);
        return billing;
    }

    /**
     * The same of a customer, over all its projects.
     *
     * @return without {@code accountId} and sums if the customer is invoiced in several currencies: they have no sum (D7)
     */
    public Map<String, Object> ofAccount(String accountId, String legalEntity) {
        List<String> ids = ledger.references().ofProjects(PROJECT_OF_ACCOUNT, List.of(accountId)).stream()
                .map(Reference::id)
                .toList();
        Set<String> currencies = currencies(invoices.of(ids));
        Map<String, Object> billing = new LinkedHashMap<>();
        if (currencies.size() == 1) {
            Map<String, Object> terms =
                    new PlainObject().with("legalEntity", legalEntity).build();
            summary(ids, terms).ifPresent(summary -> {
                billing.putAll(asInvoice(summary));
                billing.put("accountId", accountId);
            });
        }
        billing.put("currencies", currencies.size());
        billing.put("legalEntity", legalEntity);
        billing.values().removeIf(value -> value == null);
        return billing;
    }

    private static Map<String, Object> asInvoice(BillingSummary summary) {
        return new PlainObject()
                .with("id", summary.last().id())
                .with("number", summary.last().number())
                .with("kind", InvoiceCopies.INVOICE)
                .with("status", summary.status())
                .with("currency", summary.invoiced().currency())
                .with("total", summary.invoiced())
                .with("paid", summary.paid())
                .with("open", summary.open())
                .with("lines", List.of())
                .build();
    }

    private static Map<String, Object> plain(BillingSummary summary) {
        return asInvoice(summary);
    }

    private Map<String, Reference> byId(String kind, Collection<String> ids) {
        return ledger.references().ofIds(kind, ids).stream()
                .collect(Collectors.toMap(Reference::id, one -> one, (left, right) -> right));
    }
}
