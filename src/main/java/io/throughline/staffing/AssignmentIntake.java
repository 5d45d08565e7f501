package io.throughline.staffing;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import io.throughline.posting.EntryFacts;
import io.throughline.posting.KnownProjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Keeps copies of the assignments of a page of a feed and tells of each as an event of its own, so that one that is refused holds up no other. Thread-safe.
 *
 * <p>A copy keeps the ids that its system gives people and tasks, because entries of that system name the same ones, and the id that we give the project. One that
 * was deleted stays as withdrawn. Those of a project that nobody knows are kept apart until it is known, and one case per project asks for it.
 */
public final class AssignmentIntake {

    /** Event that an assignment is new, changed or withdrawn. */
    public static final String EVENT = "assignment.changed.v1";

    /** Reference kind of assignments whose project nobody knows; found by {@link UnknownProjects#scope}. */
    static final String UNPLACED = "assignment-unplaced";

    private static final String PROBLEM = "problem";

    private final Ledger ledger;
    private final ReferenceLedger references;
    private final KnownProjects projects;
    private final UnknownProjects unknown;
    private final BiFunction<String, String, List<NewTransaction>> starts;

    /** @param starts transactions that an event type starts in a region, which may be null */
    public AssignmentIntake(
            Ledger ledger, KnownProjects projects, BiFunction<String, String, List<NewTransaction>> starts) {
        this.ledger = ledger;
        this.references = ledger.references();
        this.projects = projects;
        this.starts = starts;
        this.unknown = new UnknownProjects(ledger, starts);
    }

    /**
     * Takes the items of a page; the same again changes nothing.
     *
     * @param items each {@code {id, version, change, data?, problem?}}
     * @return {@code {"kept": 12, "withdrawn": 1, "unplaced": 3, "unreadable": 0}}
     */
    public Map<String, Object> take(String system, List<Map<String, Object>> items) {
        Map<String, KnownProjects.Project> known = projects.of(
                system,
                items.stream()
                        .map(item -> Json.textAt(item, "data.projectId"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<String, Reference> before = kept(system, items);
        List<Reference> copies = new ArrayList<>();
        List<Map<String, Object>> news = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>(Map.of("kept", 0, "withdrawn", 0, "unplaced", 0));
        for (Map<String, Object> item : items) {
            Reference copy = item.get(PROBLEM) == null ? copy(system, item, known, before) : null;
            if (copy != null) {
                copies.add(copy);
                counts.merge(copy.kind().equals(UNPLACED) ? "unplaced" : word(copy), 1, Integer::sum);
            }
            if (item.get(PROBLEM) != null || (copy != null && !copy.kind().equals(UNPLACED))) {
                news.add(item);
            }
        }
        references.keep(copies);
        news.forEach(item -> tell(system, item));
        copies.stream()
                .filter(copy -> copy.kind().equals(UNPLACED))
                .map(copy -> (String) copy.body().get("projectId"))
                .distinct()
                .forEach(project -> unknown.tell(system, project));
        return new LinkedHashMap<>(counts);
    }

    /**
     * Places the assignments that were kept apart for a project, if it is known by now.
     *
     * @return how many were placed; empty while the project is unknown
     */
    public Optional<Integer> place(String system, String theirs) {
        return Optional.ofNullable(projects.of(system, List.of(theirs)).get(theirs))
                .map(project -> place(system, theirs, project));
    }

    private int place(String system, String theirs, KnownProjects.Project project) {
        List<Reference> apart = references.ofProjects(UNPLACED, List.of(UnknownProjects.scope(system, theirs)));
        references.keep(apart.stream()
                .map(copy -> new Reference(
                        EntryFacts.ASSIGNMENT, copy.id(), copy.version(), project.id(), placed(copy.body(), project)))
                .toList());
        apart.forEach(copy -> {
            tell(system, Map.of("id", copy.body().get("id"), "version", copy.version(), "change", "changed"));
            references.forget(UNPLACED, copy.id());
        });
        return apart.size();
    }

    private static String word(Reference copy) {
        return "withdrawn".equals(copy.body().get("status")) ? "withdrawn" : "kept";
    }

    private Map<String, Reference> kept(String system, List<Map<String, Object>> items) {
        Map<String, Reference> kept = new HashMap<>();
        references
                .ofIds(
                        EntryFacts.ASSIGNMENT,
                        items.stream().map(item -> id(system, item)).toList())
                .forEach(one -> kept.put(one.id(), one));
        return kept;
    }

    /** The copy of an item; null where nothing is known of an assignment that is gone. */
    private Reference copy(
            String system,
            Map<String, Object> item,
            Map<String, KnownProjects.Project> known,
            Map<String, Reference> before) {
        String id = id(system, item);
        String version = (String) item.get("version");
        if (item.get("data") == null) {
            Reference old = before.get(id);
            references.forget(UNPLACED, id);
            return old == null
                    ? null
                    : new Reference(EntryFacts.ASSIGNMENT, id, version, old.projectId(), withdrawn(old.body()));
        }
        Map<String, Object> data = Json.asObject(item.get("data"));
        String theirs = (String) data.get("projectId");
        KnownProjects.Project project = known.get(theirs);
        return project == null
                ? new Reference(UNPLACED, id, version, UnknownProjects.scope(system, theirs), data)
                : new Reference(EntryFacts.ASSIGNMENT, id, version, project.id(), placed(data, project));
    }

    private static Map<String, Object> placed(Map<String, Object> data, KnownProjects.Project project) {
        Map<String, Object> placed = new LinkedHashMap<>(data);
        placed.put("projectId", project.id());
        return placed;
    }

    private static Map<String, Object> withdrawn(Map<String, Object> data) {
        Map<String, Object> withdrawn = new LinkedHashMap<>(data);
        withdrawn.put("status", "withdrawn");
        return withdrawn;
    }

    private void tell(String system, Map<String, Object> item) {
        String id = (String) item.get("id");
        String version = (String) item.get("version");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("system", system);
        data.put("change", item.get("change"));
        if (item.get(PROBLEM) != null) {
            data.put(PROBLEM, item.get(PROBLEM));
        }
        String key = "assignment:%s:%s:%s".formatted(system, id, Json.hash(List.of(version, item.get("change"))));
        ledger.accept(
                new CopyEvent(key, EVENT, system, new CopyEvent.BusinessObject("assignment", id)).with(data),
                starts.apply(EVENT, null));
    }

    /** Under which id the copy of an assignment is kept. */
    static String id(String system, Map<String, Object> item) {
        return system + ':' + item.get("id");
    }
}
