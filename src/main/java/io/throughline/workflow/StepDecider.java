package io.throughline.workflow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Decides what happens to a step before and after its call. Pure: same facts, same decision; thread-safe.
 *
 * @param retries how often and how late
 */
public record StepDecider(RetryPolicy retries) {

    /**
     * The move for a step that the route has reached.
     *
     * @param state as stored; {@link StepState#PENDING} if it never began
     * @param settlesIn how long the target must not be asked yet; zero when it may
     * @param age since the step was first called, by the database clock; decides whether the target still knows a key
     * @param failures failing outcomes so far: a call whose answer is lost every time is not repeated for ever (G8)
     */
    public NextMove reach(StepState state, Duration settlesIn, Duration age, int failures, OperationContract contract) {
        return switch (state) {
            case PENDING, REJECTED -> new NextMove.Call();
            case INTENT, UNKNOWN -> inDoubt(settlesIn, age, failures, contract);
            case DONE, SKIPPED, COMP_PENDING, COMP_INTENT, COMPENSATED, COMP_STUCK -> new NextMove.Skip();
        };
    }

    private NextMove inDoubt(Duration settlesIn, Duration age, int failures, OperationContract contract) {
        if (!contract.safety().writes()) {
            return new NextMove.Call();
        }
        if (!settlesIn.isZero()) {
            return new NextMove.Settle(settlesIn);
        }
        if (contract.probe().isEmpty() && !retries.allows(failures)) {
            return new NextMove.AskPerson();
        }
        return contract.probe().isPresent() ? new NextMove.Ask() : withoutProbe(age, contract);
    }

    /** A key that the target may have forgotten protects no longer: a repeated call could make a second one (G5). */
    private static NextMove withoutProbe(Duration age, OperationContract contract) {
        return switch (contract.safety()) {
            case READ, CONDITIONAL, NATURAL -> new NextMove.Call();
            case KEYED -> contract.hasForgotten(age) ? new NextMove.AskPerson() : new NextMove.Call();
            case LOOK_UP, BLIND -> new NextMove.AskPerson();
        };
    }

    /**
     * The move after the target said that it knows nothing of the call: a blind one is never repeated by itself (G5).
     */
    public NextMove afterAbsent(Safety safety) {
        return safety == Safety.BLIND ? new NextMove.AskPerson() : new NextMove.Call();
    }

    /**
     * What follows from the outcome of a call.
     *
     * @param failures failing outcomes so far, with this one if it counts
     * @param toldToWait what the target asked for, if it did
     * @param undoable whether an earlier step of the transaction can be undone
     */
    public Aftermath after(
            Outcome outcome,
            OperationContract contract,
            int failures,
            Optional<Duration> toldToWait,
            boolean undoable,
            DoubleSupplier random) {
        return switch (outcome) {
            case APPLIED -> new Aftermath.GoOn();
            case HELD -> new Aftermath.AskPerson();
            case REJECTED -> undoable ? new Aftermath.Undo() : new Aftermath.AskPerson();
            case UNKNOWN ->
                contract.safety().writes()
                        ? new Aftermath.AskAfter(settleAsTold(contract.settle(), toldToWait))
                        : again(failures, toldToWait, random);
            case NOT_APPLIED -> again(failures, toldToWait, random);
        };
    }

    /** A target that asked us to wait is not asked sooner either. */
    private Duration settleAsTold(Duration settle, Optional<Duration> toldToWait) {
        return toldToWait
                .map(told -> min(told, retries.longest()))
                .filter(told -> told.compareTo(settle) > 0)
                .orElse(settle);
    }

    private Aftermath again(int failures, Optional<Duration> toldToWait, DoubleSupplier random) {
        if (!retries.allows(failures)) {
            return new Aftermath.AskPerson();
        }
        Duration own = retries.delay(Math.max(failures, 1), random);
        return new Aftermath.TryAgain(toldToWait
                .map(told -> min(told, retries.longest()))
                .filter(told -> told.compareTo(own) > 0)
                .orElse(own));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
