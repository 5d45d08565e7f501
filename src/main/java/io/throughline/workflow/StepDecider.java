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
     */
    public NextMove reach(StepState state, Duration settlesIn, OperationContract contract) {
        return switch (state) {
            case PENDING, REJECTED -> new NextMove.Call();
            case INTENT, UNKNOWN -> inDoubt(settlesIn, contract);
            case DONE, SKIPPED, COMP_PENDING, COMP_INTENT, COMPENSATED, COMP_STUCK -> new NextMove.Skip();
        };
    }

    private NextMove inDoubt(Duration settlesIn, OperationContract contract) {
        if (!contract.safety().writes()) {
            return new NextMove.Call();
        }
        if (!settlesIn.isZero()) {
            return new NextMove.Settle(settlesIn);
        }
        return contract.probe().isPresent() ? new NextMove.Ask() : withoutProbe(contract.safety());
    }

    private static NextMove withoutProbe(Safety safety) {
        return safety == Safety.BLIND || safety == Safety.LOOK_UP ? new NextMove.AskPerson() : new NextMove.Call();
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
                        ? new Aftermath.AskAfter(contract.settle())
                        : again(failures, toldToWait, random);
            case NOT_APPLIED -> again(failures, toldToWait, random);
        };
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
