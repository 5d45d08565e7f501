package io.throughline.staffing;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.posting.Companies;
import io.throughline.posting.EntryFacts;
import io.throughline.posting.KnownProjects;
import io.throughline.posting.PostingDocument;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides whether an assignment may go to the ERP, and in which words: with the ids that the ERP gives its person and project. Judges by the copies as they are now,
 * so that trying again sees what was mended. Thread-safe.
 */
public final class AssignmentCheck {

    private static final List<String> TAKEN = List.of(
            "contractLineKey",
            "role",
            "resourcingEntity",
            "organisationalUnit",
            "subcontractorId",
            "synced",
            "startOn",
            "endOn",
            "seconds",
            "billable",
            "billRate",
            "status");

    private final ReferenceLedger references;
    private final KnownProjects projects;
    private final Companies companies;
    private final UnaryOperator<String> erp;

    /** @param erp the ERP of a legal entity; null where none is bound */
    public AssignmentCheck(
            ReferenceLedger references, KnownProjects projects, Companies companies, UnaryOperator<String> erp) {
        this.references = references;
        this.projects = projects;
        this.companies = companies;
        this.erp = erp;
    }

    /**
     * What became of it.
     *
     * @param legalEntity company whose contract it is; null while refused without one
     * @param assignment canonical, with the ERP's ids; without employee if nobody is named or the ERP is not to have it. Null while refused or early
     * @param refusal why not; null if it may go
     * @param early what is still missing that comes by itself; null if nothing
     */
    public record Checked(String legalEntity, Map<String, Object> assignment, Ruling refusal, String early) {

        static Checked refused(String legalEntity, Ruling ruling) {
            return new Checked(legalEntity, null, ruling, null);
        }
    }

    /**
     * Checks one.
     *
     * @param id its id in its system
     * @throws IllegalStateException if there is no copy of it
     */
    public Checked check(String system, String id) {
        String copyId = system + ':' + id;
        Reference copy = references.ofIds(EntryFacts.ASSIGNMENT, List.of(copyId)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "LED-2130 there is no copy of assignment %s of %s. Nothing was written. Let the feed list everything anew."
                                .formatted(id, system)));
        String projectId = copy.projectId();
        Map<String, Object> contract = references.ofIds(KnownProjects.CONTRACT, List.of(projectId)).stream()
                .findFirst()
                .map(Reference::body)
                .orElse(Map.of());
        Optional<Companies.Company> company = companies.find(Json.textAt(contract, "legalEntity"));
        if (company.isEmpty()) {
            return Checked.refused(null, AssignmentRules.withoutContract(id, projectId));
        }
        String entity = company.get().entity().id();
        Optional<Ruling> refusal =
                new AssignmentRules(company.get(), contract).refusal(copy.body(), beside(system, copy));
        return refusal.map(ruling -> Checked.refused(entity, ruling))
                .orElseGet(() -> translated(system, copy, company.get()));
    }

    private List<Map<String, Object>> beside(String system, Reference copy) {
        return references.ofProjects(EntryFacts.ASSIGNMENT, List.of(copy.projectId())).stream()
                .filter(other ->
                        other.id().startsWith(system + ':') && !other.id().equals(copy.id()))
                .map(Reference::body)
                .toList();
    }

    private Checked translated(String system, Reference copy, Companies.Company company) {
        String entity = company.entity().id();
        String person = Json.textAt(copy.body(), "employee.id");
        if (person == null) {
            return new Checked(entity, inWords(system, copy, copy.projectId()), null, null);
        }
        String target = erp.apply(entity);
        Optional<String> project = projects.idIn(target, copy.projectId(), system);
        if (project.isEmpty()) {
            return new Checked(entity, null, null, "the project has no record in %s yet".formatted(target));
        }
        String there = person(system, person, target);
        if (there == null && company.profile().rules().run(Rule.KNOWN_PERSON)) {
            return Checked.refused(entity, AssignmentRules.unknownPerson(copy, person, target, company));
        }
        Map<String, Object> assignment = inWords(system, copy, project.get());
        if (there != null) {
            assignment.put("employee", Map.of("id", there));
        }
        return new Checked(entity, assignment, null, null);
    }

    private static Map<String, Object> inWords(String system, Reference copy, String projectId) {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("id", system + '-' + copy.body().get("id"));
        assignment.put("projectId", projectId);
        TAKEN.forEach(
                name -> Optional.ofNullable(copy.body().get(name)).ifPresent(value -> assignment.put(name, value)));
        return assignment;
    }

    private String person(String system, String id, String target) {
        return references.ofIds(PostingDocument.PERSON_IN + system, List.of(id)).stream()
                .map(person -> Json.textAt(person.body(), "ids." + target))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
