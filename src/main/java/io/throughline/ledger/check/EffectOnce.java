package io.throughline.ledger.check;

import static java.util.stream.Collectors.groupingBy;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.ledger.check.TargetJournal.Entry;
import io.throughline.workflow.Safety;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * I5: per target and marker at most one record of a type stands at any time. A second one of a look-up operation is a late call, if no later call was begun
 * while a record stood: then the target was asked, had nothing, and the old call arrived afterwards (4.4). No record carries a marker of which the ledger
 * has no intent.
 */
final class EffectOnce implements InvariantCheck {

    private static final String BY_HAND = "simulator:";

    @Override
    public boolean canJudge(Evidence evidence) {
        return !evidence.journals().isEmpty();
    }

    @Override
    public List<Violation> violations(History history) {
        return judged(history).stream()
                .filter(second -> !second.late())
                .map(Second::violation)
                .toList();
    }

    /** Second records that 4.4 foresees. */
    List<Violation> lateCalls(History history) {
        return judged(history).stream()
                .filter(Second::late)
                .map(Second::violation)
                .toList();
    }

    private record Second(boolean late, Violation violation) {}

    private static List<Second> judged(History history) {
        List<Second> found = new ArrayList<>();
        for (TargetJournal journal : history.evidence().journals()) {
            Map<String, List<StepRow>> steps = history.ledger().steps().stream()
                    .filter(step -> journal.system().equals(step.system()) && step.marker() != null)
                    .collect(groupingBy(StepRow::marker));
            effects(journal)
                    .forEach((marker, entries) -> judge(
                            journal.system() + " " + marker,
                            entries,
                            steps.getOrDefault(marker, List.of()),
                            history,
                            found));
        }
        return found;
    }

    /** What calls created, by marker. */
    private static Map<String, List<Entry>> effects(TargetJournal journal) {
        return journal.entries().stream()
                .filter(entry ->
                        entry.created() && isMarked(entry) && !entry.operation().startsWith(BY_HAND))
                .collect(groupingBy(Entry::marker, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean isMarked(Entry entry) {
        return entry.marker() != null && !entry.marker().isBlank();
    }

    private static void judge(
            String where, List<Entry> created, List<StepRow> steps, History history, List<Second> found) {
        if (steps.isEmpty()) {
            found.add(new Second(
                    false,
                    new Violation(where, "%s: was created, and the ledger has no intent of it".formatted(where))));
            return;
        }
        created.stream().collect(groupingBy(Entry::type)).forEach((type, same) -> {
            List<Entry> standing = standingTogether(same, history);
            if (standing.size() > 1) {
                found.add(new Second(isLate(standing, steps, history), says(where, type, standing, steps)));
            }
        });
    }

    /** Those that stood at the same time; one that was deleted before the next was made does not count. */
    private static List<Entry> standingTogether(List<Entry> created, History history) {
        List<Entry> together = new ArrayList<>();
        for (Entry entry : created) {
            together.removeIf(before -> deletedAt(before, history).isBefore(entry.at()));
            together.add(entry);
        }
        return together;
    }

    private static Instant deletedAt(Entry created, History history) {
        return history.evidence().journals().stream()
                .flatMap(journal -> journal.entries().stream())
                .filter(entry -> entry.deleted()
                        && Objects.equals(entry.type(), created.type())
                        && Objects.equals(entry.id(), created.id())
                        && !entry.at().isBefore(created.at()))
                .map(Entry::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static boolean isLate(List<Entry> standing, List<StepRow> steps, History history) {
        boolean lookUp =
                steps.stream().allMatch(step -> history.safety(step.operation(), step.system()) == Safety.LOOK_UP);
        List<AttemptRow> calls = steps.stream()
                .flatMap(step -> history.attempts(step).stream())
                .filter(AttemptRow::isCall)
                .sorted(Comparator.comparing(AttemptRow::startedAt))
                .toList();
        Instant first = standing.get(0).at();
        boolean begunOverARecord =
                calls.stream().skip(1).anyMatch(call -> call.startedAt().isAfter(first));
        long epochs = calls.stream().mapToLong(AttemptRow::epoch).distinct().count();
        return lookUp && !begunOverARecord && epochs >= standing.size();
    }

    private static Violation says(String where, String type, List<Entry> standing, List<StepRow> steps) {
        return new Violation(
                steps.get(0).transactionId(),
                "step %s: %d records of type %s carry %s: %s"
                        .formatted(
                                steps.get(0).id(),
                                standing.size(),
                                type,
                                where,
                                standing.stream().map(Entry::id).toList()));
    }
}
