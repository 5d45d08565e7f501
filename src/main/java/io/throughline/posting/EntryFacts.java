package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page of entries is judged by, read in a handful of questions to the ledger. Canonical objects, as their owners have told them last. Immutable.
 *
 * @param projects projects by their id in the system of the entries; those that nobody knows are absent
 * @param assignments assignments by our project id
 * @param rateCards rate cards by the id of their scope: a project's contract, a customer, one of our companies that buys from another, or {@link #GENERAL}
 * @param employees people by their id in the system of the entries
 * @param periods accounting periods by legal entity
 */
public record EntryFacts(
        Map<String, KnownProjects.Project> projects,
        Map<String, List<Map<String, Object>>> assignments,
        Map<String, List<Map<String, Object>>> rateCards,
        Map<String, Map<String, Object>> employees,
        Map<String, List<Map<String, Object>>> periods) {

    /** Scope of the rate cards that are for everybody. */
    public static final String GENERAL = "general";

    /** Reference kind of assignments, found by our project id. */
    public static final String ASSIGNMENT = "assignment";

    /** Reference kind of rate cards, found by the id of their scope. */
    public static final String RATE_CARD = "rate-card";

    /** Reference kind of accounting periods, found by legal entity. */
    public static final String PERIOD = "accounting-period";

    /** The companies that contract for these projects. */
    Set<String> companies() {
        return projects.values().stream()
                .map(project -> Json.textAt(project.contract(), "legalEntity"))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Reads what these entries need. */
    static EntryFacts of(String system, List<Candidate> candidates, KnownProjects known, ReferenceLedger references) {
        Map<String, KnownProjects.Project> projects = known.of(system, texts(candidates, "projectId"));
        Set<String> ours =
                projects.values().stream().map(KnownProjects.Project::id).collect(Collectors.toSet());
        return new EntryFacts(
                projects,
                byScope(references.ofProjects(ASSIGNMENT, ours)),
                byScope(references.ofProjects(RATE_CARD, scopes(projects.values()))),
                byId(references.ofIds(PostingDocument.PERSON_IN + system, texts(candidates, "employee.id"))),
                byScope(references.all(PERIOD)));
    }

    private static Set<String> texts(List<Candidate> candidates, String path) {
        return candidates.stream()
                .map(one -> Json.textAt(one.lastData(), path))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> scopes(Collection<KnownProjects.Project> projects) {
        return Stream.concat(
                        Stream.of(GENERAL),
                        projects.stream()
                                .flatMap(project -> Stream.of(
                                        project.id(),
                                        Json.textAt(project.contract(), "id"),
                                        Json.textAt(project.contract(), "soldToId"),
                                        Json.textAt(project.contract(), "legalEntity"))))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, List<Map<String, Object>>> byScope(List<Reference> references) {
        return references.stream()
                .collect(Collectors.groupingBy(
                        Reference::projectId, Collectors.mapping(Reference::body, Collectors.toList())));
    }

    private static Map<String, Map<String, Object>> byId(List<Reference> references) {
        Map<String, Map<String, Object>> bodies = new HashMap<>();
        references.forEach(one -> bodies.put(one.id(), one.body()));
        return bodies;
    }
}
