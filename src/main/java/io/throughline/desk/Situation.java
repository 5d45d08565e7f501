package io.throughline.desk;

import io.throughline.ledger.CaseFile;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a case file means for who decides: what is in doubt, what could not be undone, what stands in other systems. Pure. */
record Situation(CaseFile file, StepContracts contracts) {

    private static final Set<StepState> IN_DOUBT = EnumSet.of(StepState.INTENT, StepState.UNKNOWN);
    private static final Set<StepState> BACKWARDS =
            EnumSet.of(StepState.COMP_PENDING, StepState.COMP_INTENT, StepState.COMP_STUCK, StepState.COMPENSATED);
    private static final Set<String> OUR_OWN = Set.of("rules", "ledger");
    private static final String JOIN = "join";

    TransactionRecord transaction() {
        return file.history().transaction();
    }

    List<StepRecord> steps() {
        return file.history().steps();
    }

    boolean isWithPerson() {
        return transaction().state() == TransactionState.WITH_PERSON;
    }

    /** Whether a later case of the same transaction is the one to decide. */
    boolean isNewest() {
        return file.history()
                .desk()
                .filter(newest -> !newest.id().equals(file.desk().id()))
                .isEmpty();
    }

    boolean isUndoing() {
        return steps().stream().anyMatch(in(BACKWARDS));
    }

    /** The step of the case, if it was recorded. */
    Optional<StepRecord> step() {
        return steps().stream()
                .filter(step -> step.id().equals(file.desk().opened().stepId()))
                .findFirst();
    }

    /** The step of a case of doubt whose call is still in doubt. */
    Optional<StepRecord> doubt() {
        return file.desk().opened().kind().equals("doubt") ? step().filter(in(IN_DOUBT)) : Optional.empty();
    }

    List<StepRecord> stuck() {
        return steps().stream().filter(in(EnumSet.of(StepState.COMP_STUCK))).toList();
    }

    List<StepRecord> inDoubt() {
        return steps().stream().filter(in(IN_DOUBT)).toList();
    }

    /** Whether a step may change something outside of our own ledger; an operation that nobody knows any more may. */
    boolean writesOutside(StepRecord step) {
        return !OUR_OWN.contains(step.system())
                && !step.operation().equals(JOIN)
                && contracts
                        .of(step)
                        .map(contract -> contract.safety().writes())
                        .orElse(step.key() != null);
    }

    /** Whether a step only reserved something in our own ledger. */
    static boolean isReservation(StepRecord step) {
        return "ledger".equals(step.system());
    }

    static boolean isRule(StepRecord step) {
        return "rules".equals(step.system());
    }

    /** Whether records of this event stand, or may stand, in other systems: then nothing that they were made from is read anew. */
    boolean isWritten() {
        Predicate<StepRecord> there = in(EnumSet.of(StepState.DONE, StepState.INTENT, StepState.UNKNOWN));
        return Stream.concat(Stream.of(file.history()), file.relatives().stream())
                .map(TransactionHistory::steps)
                .flatMap(List::stream)
                .anyMatch(step -> there.test(step) && writesOutside(step));
    }

    /** The steps whose records stand, or may stand, in other systems and would stay there; what others share is nobody's loose end. */
    List<StepRecord> looseEnds() {
        Predicate<StepRecord> left = in(EnumSet.of(
                StepState.DONE,
                StepState.INTENT,
                StepState.UNKNOWN,
                StepState.COMP_PENDING,
                StepState.COMP_INTENT,
                StepState.COMP_STUCK));
        return steps().stream()
                .filter(step -> left.test(step) && writesOutside(step))
                .filter(step -> step.state() != StepState.DONE || !isShared(step))
                .toList();
    }

    private boolean isShared(StepRecord step) {
        return contracts.of(step).filter(OperationContract::shared).isPresent();
    }

    private static Predicate<StepRecord> in(Set<StepState> states) {
        return step -> states.contains(step.state());
    }
}
