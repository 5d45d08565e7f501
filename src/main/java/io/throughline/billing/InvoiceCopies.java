package io.throughline.billing;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.posting.KnownProjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Keeps what invoices of ERPs say, by our own project: whoever must know what stands on a posted invoice asks here (D15, D33, D42). Thread-safe.
 *
 * <p>An invoice of a project that nobody knows is counted and passed over: firms invoice more than what comes from our deals.
 */
public final class InvoiceCopies {

    /** Reference kind of canonical invoices and credit notes; id {@code <system>:<invoice id>}, scope our project id. */
    public static final String INVOICE = "invoice";

    private static final int LONGEST_KEY = 60;
    private static final int DIGEST = 8;

    private final ReferenceLedger references;
    private final KnownProjects projects;
    private final BiFunction<String, String, Optional<String>> projectOfContract;

    /**
     * Keeps copies in a ledger.
     *
     * @param projectOfContract the project, by the id that a system gives it, of an order of that system; for invoices that name only their order
     */
    public InvoiceCopies(
            ReferenceLedger references,
            KnownProjects projects,
            BiFunction<String, String, Optional<String>> projectOfContract) {
        this.references = references;
        this.projects = projects;
        this.projectOfContract = projectOfContract;
    }

    /**
     * What became of a page.
     *
     * @param kept how many copies are new or say something else than before
     * @param passedOver how many invoices belong to no project that is known
     * @param projectIds our ids of the projects of all kept and known invoices, in order
     */
    public record Kept(int kept, int passedOver, Set<String> projectIds) {}

    /**
     * The invoices of a page that are to be read whole: a feed tells their heads only.
     *
     * @param items each {@code {id, version, change, data?}}
     * @return {@code {key, id, version}} each, the key fit for a step
     */
    public static List<Map<String, Object>> toRead(List<Map<String, Object>> items) {
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        items.stream()
                .filter(item -> item.get("data") != null)
                .forEach(item -> byId.put(
                        key((String) item.get("id")),
                        Map.of(
                                "key", key((String) item.get("id")),
                                "id", Objects.requireNonNullElse(Json.textAt(item, "data.id"), (String) item.get("id")),
                                "version", item.get("version"))));
        return List.copyOf(byId.values());
    }

    private static String key(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9.-]", "_").replaceFirst("^[^A-Za-z0-9]", "i$0");
        String digest = Json.hash(id).substring(0, DIGEST);
        return plain.equals(id) && id.length() <= LONGEST_KEY
                ? id
                : plain.substring(0, Math.min(plain.length(), LONGEST_KEY)) + '-' + digest;
    }

    /**
     * Keeps invoices as they are now.
     *
     * @param read canonical invoices by version of the feed's item; of two of the same id the later version counts
     */
    public Kept keep(String system, List<Read> read) {
        Map<String, String> theirs = new HashMap<>();
        read.forEach(one -> project(system, one.invoice()).ifPresent(id -> theirs.put(one.id(), id)));
        Map<String, KnownProjects.Project> known = projects.of(system, Set.copyOf(theirs.values()));
        List<Reference> copies = new ArrayList<>();
        for (Read one : read) {
            KnownProjects.Project project = known.get(theirs.get(one.id()));
            if (project != null) {
                copies.add(copy(system, one, project.id()));
            }
        }
        Set<String> touched = copies.stream().map(Reference::projectId).collect(Collectors.toCollection(TreeSet::new));
        return new Kept(replace(copies), read.size() - copies.size(), touched);
    }

    /**
     * An invoice that was read.
     *
     * @param version of the feed's item that led to it
     * @param invoice canonical
     */
    public record Read(String version, Map<String, Object> invoice) {

        String id() {
            return (String) invoice.get("id");
        }
    }

    private Optional<String> project(String system, Map<String, Object> invoice) {
        return Optional.ofNullable(Json.textAt(invoice, "projectId"))
                .or(() -> Optional.ofNullable(Json.textAt(invoice, "contractId"))
                        .flatMap(contract -> projectOfContract.apply(system, contract)));
    }

    private static Reference copy(String system, Read one, String projectId) {
        Map<String, Object> body = new LinkedHashMap<>(one.invoice());
        body.put("projectId", projectId);
        return new Reference(INVOICE, system + ':' + one.id(), time(one.version()), projectId, body);
    }

    /** A stamp of whole seconds carries a fingerprint behind it, which has no order. */
    private static String time(String version) {
        return version.replaceFirst("(?<=Z)-[0-9a-f]{8}$", "");
    }

    /** What was read later in the same second counts, too. */
    private int replace(List<Reference> copies) {
        Collection<String> ids = copies.stream().map(Reference::id).toList();
        Map<String, Reference> before = references.ofIds(INVOICE, ids).stream()
                .collect(Collectors.toMap(Reference::id, one -> one, (left, right) -> right));
        List<Reference> news = copies.stream()
                .filter(copy -> !saysTheSame(copy, before.get(copy.id())))
                .toList();
        news.stream()
                .filter(copy -> before.containsKey(copy.id()))
                .filter(copy -> before.get(copy.id()).version().equals(copy.version()))
                .forEach(copy -> references.forget(INVOICE, copy.id()));
        return references.keep(news);
    }

    private static boolean saysTheSame(Reference copy, Reference before) {
        return before != null && Json.hash(before.body()).equals(Json.hash(copy.body()));
    }

    /** All documents of projects. */
    List<Map<String, Object>> of(Collection<String> projectIds) {
        return references.ofProjects(INVOICE, projectIds).stream()
                .map(Reference::body)
                .toList();
    }
}
