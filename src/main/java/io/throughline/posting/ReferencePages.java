package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Keeps copies of what feeds tell about assignments, rate cards, people and accounting periods, so that entries are judged by it. Thread-safe.
 *
 * <p>Assignments are kept by our own project, with the ids that their system gives people and tasks, because entries of that system name the same ones. An
 * assignment of a project that nobody knows is passed over: its entries are held until the project is known, and the next sweep brings it again.
 */
public final class ReferencePages {

    private final ReferenceLedger references;
    private final KnownProjects projects;

    /** Keeps in this ledger. */
    public ReferencePages(ReferenceLedger references, KnownProjects projects) {
        this.references = references;
        this.projects = projects;
    }

    /**
     * Keeps the items of a page.
     *
     * @param object kind of canonical object
     * @param items each {@code {id, version, change, data?}}
     * @return {@code {"kept": 12, "gone": 1, "passedOver": 3}}
     */
    public Map<String, Object> keep(String system, String object, List<Map<String, Object>> items) {
        List<Map<String, Object>> present =
                items.stream().filter(item -> item.get("data") != null).toList();
        Map<String, KnownProjects.Project> known = projects.of(
                system,
                present.stream()
                        .map(item -> Json.textAt(item, "data.projectId"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        List<Reference> copies = new ArrayList<>();
        int passedOver = 0;
        for (Map<String, Object> item : present) {
            Reference copy = copy(system, object, item, known);
            if (copy == null) {
                passedOver++;
            } else {
                copies.add(copy);
            }
        }
        int gone = 0;
        for (Map<String, Object> item : items) {
            gone += "deleted".equals(item.get("change")) && references.forget(object, id(system, object, item)) ? 1 : 0;
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("kept", references.keep(copies));
        summary.put("gone", gone);
        summary.put("passedOver", passedOver);
        return summary;
    }

    /** Null if the project of the object is not known. */
    private static Reference copy(
            String system, String object, Map<String, Object> item, Map<String, KnownProjects.Project> known) {
        Map<String, Object> data = new LinkedHashMap<>(Json.asObject(item.get("data")));
        String version = (String) item.get("version");
        if (object.equals("employee")) {
            data.putIfAbsent("ids", Map.of(system, item.get("id")));
            return new Reference(PostingDocument.PERSON_IN + system, (String) item.get("id"), version, null, data);
        }
        String theirs = Json.textAt(data, "projectId");
        if (theirs == null) {
            return new Reference(object, id(system, object, item), version, scope(object, data), data);
        }
        KnownProjects.Project project = known.get(theirs);
        if (project == null) {
            return null;
        }
        data.put("projectId", project.id());
        return new Reference(object, id(system, object, item), version, project.id(), data);
    }

    private static String id(String system, String object, Map<String, Object> item) {
        return object.equals(EntryFacts.RATE_CARD) ? (String) item.get("id") : system + ':' + item.get("id");
    }

    private static String scope(String object, Map<String, Object> data) {
        return switch (object) {
            case EntryFacts.RATE_CARD -> Objects.requireNonNullElse(Json.textAt(data, "scope.id"), EntryFacts.GENERAL);
            case EntryFacts.PERIOD -> Json.textAt(data, "legalEntity");
            default -> null;
        };
    }
}
