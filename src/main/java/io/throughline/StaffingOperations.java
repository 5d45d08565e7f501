package io.throughline;

import io.throughline.camel.operation.HoldException;
import io.throughline.camel.operation.LedgerOperation;
import io.throughline.canonical.Json;
import io.throughline.connector.CallException;
import io.throughline.connector.vendor.Verdict;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.staffing.AssignmentCheck;
import io.throughline.staffing.AssignmentIntake;
import io.throughline.staffing.UnknownProjects;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What routes ask of the ledger about assignments, people, rate cards and milestones. Thread-safe. */
final class StaffingOperations {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PMO = "pmo";

    private final Ledger ledger;
    private final AssignmentIntake assignments;
    private final AssignmentCheck check;
    private final People people;

    StaffingOperations(Ledger ledger, AssignmentIntake assignments, AssignmentCheck check, People people) {
        this.people = people;
        this.ledger = ledger;
        this.assignments = assignments;
        this.check = check;
    }

    /** The operations by the names that {@code ledger:<name>} calls. */
    Map<String, LedgerOperation> byName() {
        return Map.of(
                "assignments-keep", this::keepAssignments,
                "assignment-check", this::checkAssignment,
                "project-place", this::placeProject,
                "people-refresh", any -> Map.of("changed", people.refresh()));
    }

    private Map<String, Object> keepAssignments(Map<String, Object> document) {
        EntryOperations.Page page = EntryOperations.Page.of(ledger, document);
        return assignments.take(page.system(), page.items());
    }

    private Map<String, Object> checkAssignment(Map<String, Object> document) {
        String system = Json.textAt(document, "event.data.system");
        String id = Json.textAt(document, "event.data.id");
        String problem = Json.textAt(document, "event.data.problem");
        if (problem != null) {
            throw new HoldException(desk(unreadable(id, problem)));
        }
        AssignmentCheck.Checked checked = check.check(system, id);
        if (checked.refusal() != null) {
            throw new HoldException(desk(checked.refusal()));
        }
        if (checked.early() != null) {
            throw new CallException(
                    "LED-2132 assignment %s of %s cannot go to the ERP: %s. Nothing was written; it is tried again."
                            .formatted(id, system, checked.early()),
                    Verdict.wait(PATIENCE),
                    0,
                    "");
        }
        return Map.of("legalEntity", checked.legalEntity(), "assignment", checked.assignment());
    }

    private Map<String, Object> placeProject(Map<String, Object> document) {
        String system = Json.textAt(document, "event.data.system");
        String project = Json.textAt(document, "event.data.projectId");
        Optional<Integer> placed = assignments.place(system, project);
        return Map.of(
                "placed",
                placed.orElseThrow(() -> new HoldException(desk(UnknownProjects.held(system, project, PMO)))));
    }

    private static Ruling unreadable(String id, String problem) {
        return Ruling.held(
                Rule.READABLE_ENTRY.id(),
                "The assignment cannot be read: " + problem + ".",
                Map.of("assignment", id),
                "integration-support",
                "Mend the mapping of its feed or the assignment at its source; the next version of it is read again.",
                null);
    }

    /** What stopped it, as a case. */
    static NewCase desk(Ruling ruling) {
        return new NewCase(
                "hold",
                ruling.team(),
                ruling.rule(),
                ruling.says(),
                ruling.numbers().entrySet().stream()
                        .map(number -> number.getKey() + ": " + number.getValue())
                        .collect(Collectors.joining("; ")),
                ruling.fix(),
                null,
                ruling.atRisk() == null ? null : ruling.atRisk().value().toPlainString(),
                ruling.atRisk() == null ? null : ruling.atRisk().currency());
    }
}
