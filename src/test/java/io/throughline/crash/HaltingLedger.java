package io.throughline.crash;

import io.throughline.ledger.Change;
import io.throughline.ledger.Ledger;
import io.throughline.workflow.StepState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/** A ledger that ends the process before or after it has stored something. */
final class HaltingLedger {

    private HaltingLedger() {}

    static Ledger over(Ledger ledger, Halt halt) {
        return (Ledger) Proxy.newProxyInstance(
                HaltingLedger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    Stage stage = stage(method.getName(), arguments);
                    stage.before().ifPresent(halt::reached);
                    try {
                        Object result = method.invoke(ledger, arguments);
                        if (!(result instanceof List<?> nothing && nothing.isEmpty())) {
                            stage.after().ifPresent(halt::reached);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private record Stage(Optional<CrashPoint> before, Optional<CrashPoint> after) {
        static Stage of(CrashPoint before, CrashPoint after) {
            return new Stage(Optional.ofNullable(before), Optional.ofNullable(after));
        }
    }

    private static Stage stage(String method, Object[] arguments) {
        return switch (method) {
            case "accept" -> Stage.of(CrashPoint.BEFORE_ACCEPT, CrashPoint.AFTER_ACCEPT);
            case "claim" -> Stage.of(null, CrashPoint.AFTER_CLAIM);
            case "moveCursor" -> Stage.of(CrashPoint.BEFORE_CURSOR, CrashPoint.AFTER_CURSOR);
            case "commit" -> commit((List<?>) arguments[arguments.length - 1]);
            default -> Stage.of(null, null);
        };
    }

    /** A commit may carry several things; what is rarest names it. */
    private static Stage commit(List<?> changes) {
        if (changes.stream().anyMatch(Change.OpenCase.class::isInstance)) {
            return Stage.of(CrashPoint.BEFORE_CASE, CrashPoint.AFTER_CASE);
        }
        if (undoes(changes, StepState.COMP_INTENT)) {
            return Stage.of(null, CrashPoint.AFTER_UNDO_INTENT);
        }
        if (undoes(changes, StepState.COMPENSATED)) {
            return Stage.of(CrashPoint.BEFORE_UNDO_OUTCOME, CrashPoint.AFTER_UNDO_OUTCOME);
        }
        if (changes.stream().anyMatch(Change.Intend.class::isInstance)) {
            return Stage.of(CrashPoint.BEFORE_INTENT, CrashPoint.AFTER_INTENT);
        }
        if (changes.stream()
                .anyMatch(change -> change instanceof Change.Conclude done && done.state() == StepState.DONE)) {
            return Stage.of(CrashPoint.BEFORE_OUTCOME, CrashPoint.AFTER_OUTCOME);
        }
        return Stage.of(null, null);
    }

    private static boolean undoes(List<?> changes, StepState state) {
        return changes.stream().anyMatch(change -> change instanceof Change.Undo undo && undo.state() == state);
    }
}
