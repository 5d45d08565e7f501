package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which project of ours a project of a system is, and on which terms it is worked on. What is not known yet is asked for once and kept. Thread-safe.
 *
 * <p>Kinds of references: {@code project-in:<system>} (the system's id → {@code {projectId}}), {@code project} (our id → {@code {id, legalEntity, ids: {system: id}}})
 * and {@code contract} (our project id → canonical contract).
 */
public final class KnownProjects {

    /** Reference kind of the canonical contract of a project, by our project id. */
    public static final String CONTRACT = "contract";

    /** In the copy of a contract: contract line by the id that the system of the entries gives a task. */
    public static final String LINE_OF_TASK = "lineOfTask";

    /** Reference kind of a project with its ids in all systems. */
    public static final String PROJECT = "project";

    private final ReferenceLedger references;
    private final Origin origin;

    /** Where a project is looked up that nobody told of: the transaction that made it. */
    @FunctionalInterface
    public interface Origin {

        /** References of kinds {@code project} and {@code contract} for a project of a system; empty if no transaction of ours made it. */
        List<Reference> of(String system, String id);
    }

    /** @param origin asked about projects that are not kept yet */
    public KnownProjects(ReferenceLedger references, Origin origin) {
        this.references = references;
        this.origin = origin;
    }

    /**
     * A project as decisions need it.
     *
     * @param id our id
     * @param ids its id by system
     * @param contract canonical contract; empty if the project is known without one
     */
    public record Project(String id, Map<String, Object> ids, Map<String, Object> contract) {}

    /** Reference kind of the ids that a system gives projects. */
    public static String in(String system) {
        return "project-in:" + system;
    }

    /** Projects of a system, by its ids; those that nobody knows are absent. Two questions to the ledger, however many there are. */
    public Map<String, Project> of(String system, Collection<String> ids) {
        Map<String, String> ours = ours(system, ids);
        Set<String> wanted = new LinkedHashSet<>(ours.values());
        Map<String, Map<String, Object>> projects = bodies(PROJECT, wanted);
        Map<String, Map<String, Object>> contracts = bodies(CONTRACT, wanted);
        Map<String, Project> found = new HashMap<>();
        ours.forEach((theirs, id) -> {
            if (projects.containsKey(id)) {
                found.put(
                        theirs,
                        new Project(
                                id,
                                Json.asObject(projects.get(id).getOrDefault("ids", Map.of())),
                                contracts.getOrDefault(id, Map.of())));
            }
        });
        return found;
    }

    /**
     * The id of a project of ours in a system; where the kept copy has none, the project's maker is asked whether it has one by now.
     *
     * @param source a system that knows the project
     */
    public Optional<String> idIn(String system, String projectId, String source) {
        Map<String, Object> ids = ids(projectId);
        if (ids.get(system) == null && ids.get(source) instanceof String known) {
            references.keep(origin.of(source, known));
            ids = ids(projectId);
        }
        return Optional.ofNullable((String) ids.get(system));
    }

    private Map<String, Object> ids(String projectId) {
        return Optional.ofNullable(bodies(PROJECT, List.of(projectId)).get(projectId))
                .map(body -> Json.asObject(body.getOrDefault("ids", Map.of())))
                .orElse(Map.of());
    }

    private Map<String, String> ours(String system, Collection<String> ids) {
        Map<String, String> ours = new HashMap<>();
        references
                .ofIds(in(system), ids)
                .forEach(one -> ours.put(one.id(), (String) one.body().get("projectId")));
        List<Reference> learned = new ArrayList<>();
        ids.stream().filter(id -> !ours.containsKey(id)).distinct().forEach(id -> {
            List<Reference> made = origin.of(system, id);
            made.stream().filter(one -> one.kind().equals(PROJECT)).findFirst().ifPresent(project -> {
                ours.put(id, project.id());
                learned.addAll(made);
                learned.add(new Reference(
                        in(system), id, project.version(), project.id(), Map.of("projectId", project.id())));
            });
        });
        if (!learned.isEmpty()) {
            references.keep(learned);
        }
        return ours;
    }

    private Map<String, Map<String, Object>> bodies(String kind, Collection<String> ids) {
        Map<String, Map<String, Object>> bodies = new HashMap<>();
        references.ofIds(kind, ids).forEach(one -> bodies.put(one.id(), one.body()));
        return bodies;
    }
}
