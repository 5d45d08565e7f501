package io.throughline.desk;

import io.throughline.ledger.Change;
import io.throughline.ledger.Ruling.Effects;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Giving a deal up, or closing the case of one that has ended. Pure. */
final class Dismissing {

    private final Situation situation;

    Dismissing(Situation situation) {
        this.situation = situation;
    }

    /** @param accepted whether the person agrees that records stay in other systems */
    Plan plan(boolean accepted) {
        TransactionState state = situation.transaction().state();
        if (state.isFinal()) {
            return new Plan.Possible(
                    "Closes the case; the transaction has ended already (%s).".formatted(Words.of(state)),
                    new Effects(null, List.of(), List.of(), null, false, "closed"));
        }
        if (!situation.isWithPerson()) {
            return Plan.impossible(
                    "The transaction is %s; the case can be closed when that has ended.".formatted(Words.of(state)));
        }
        List<StepRecord> loose = situation.looseEnds();
        if (!loose.isEmpty() && !accepted) {
            return new Plan.Impossible(
                    "DSK-1011",
                    "Records of this deal stand, or may stand, in other systems, and nobody would take care of them any more: %s. Decide them first, or dismiss with --accept-loose-ends, which is recorded."
                            .formatted(described(loose)));
        }
        return dismissed(loose);
    }

    private Plan dismissed(List<StepRecord> loose) {
        String left = loose.isEmpty() ? "" : " These stay in other systems: " + described(loose) + ".";
        return new Plan.Possible(
                "Gives the deal up and releases what it had reserved.%s".formatted(left),
                new Effects(
                        TransactionLifecycle.TABLE.next(
                                TransactionState.WITH_PERSON, TransactionEvent.PERSON_DISMISSED),
                        List.of(),
                        releases(loose),
                        null,
                        true,
                        loose.isEmpty() ? null : "accepted loose ends " + described(loose)));
    }

    /** What stands in a system keeps its reservation, so that nothing of the same name is made beside it. */
    private List<Change> releases(List<StepRecord> loose) {
        List<Change> releases = new ArrayList<>();
        for (StepRecord step : situation.steps()) {
            boolean free = Situation.isReservation(step) ? loose.isEmpty() : step.state() != StepState.DONE;
            if (step.subject() != null && free) {
                releases.add(new Change.ReleaseSubject(step.subject()));
            }
        }
        return releases;
    }

    static String described(List<StepRecord> steps) {
        return steps.stream().map(Dismissing::described).collect(Collectors.joining("; "));
    }

    private static String described(StepRecord step) {
        String record = step.externalId() == null ? "" : " " + step.externalId();
        String standing = switch (step.state()) {
            case DONE -> "stands";
            case INTENT, UNKNOWN -> "may stand";
            default -> "was not taken back";
        };
        return "%s%s in %s %s".formatted(step.id(), record, step.system(), standing);
    }
}
