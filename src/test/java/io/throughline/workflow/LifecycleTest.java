package io.throughline.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    @Test
    void everyNonFinalTransactionStateHasAWayOut() {
        Set<TransactionState> leavable = TransactionLifecycle.TABLE.transitions().stream()
                .map(Lifecycle.Transition::from)
                .collect(Collectors.toSet());
        assertThat(leavable)
                .isEqualTo(Arrays.stream(TransactionState.values())
                        .filter(state -> !state.isFinal())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyTransactionStateButTheFirstCanBeReached() {
        Set<TransactionState> reached = EnumSet.of(TransactionState.NEW);
        TransactionLifecycle.TABLE.transitions().forEach(row -> reached.add(row.to()));
        assertThat(reached).containsExactlyInAnyOrder(TransactionState.values());
    }

    @Test
    void everyStepStateButTheFirstCanBeReached() {
        Set<StepState> reached = EnumSet.of(StepState.PENDING);
        StepLifecycle.TABLE.transitions().forEach(row -> reached.add(row.to()));
        assertThat(reached).containsExactlyInAnyOrder(StepState.values());
    }

    @Test
    void aDoneStepIsNeverCalledAgain() {
        assertThat(StepLifecycle.TABLE.find(StepState.DONE, StepEvent.INTENDED)).isEmpty();
    }

    @Test
    void whatCannotHappenIsReportedAsABug() {
        assertThatThrownBy(() -> TransactionLifecycle.TABLE.next(TransactionState.COMPLETED, TransactionEvent.CLAIMED))
                .hasMessageContaining("WFL-1001")
                .hasMessageContaining("COMPLETED");
    }
}
