package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkflowSettingsTest {

    @Test
    void aShorterLeaseLeavesRoomForItsOwnEnd() {
        WorkflowSettings settings = WorkflowSettings.DEFAULT.withLease(Duration.ofSeconds(5));
        assertThat(settings.callMargin()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void noCallMayOutliveItsLease() {
        assertThat(WorkflowSettings.DEFAULT
                        .coveringCalls(Duration.ofSeconds(40))
                        .callMargin())
                .isEqualTo(Duration.ofSeconds(44));
        assertThat(WorkflowSettings.DEFAULT.coveringCalls(Duration.ofSeconds(20)))
                .isEqualTo(WorkflowSettings.DEFAULT);
        assertThatThrownBy(() -> WorkflowSettings.DEFAULT
                        .withLease(Duration.ofSeconds(5))
                        .coveringCalls(Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WFL-1050")
                .hasMessageContaining("--lease");
    }
}
