package io.throughline.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;

    @Test
    void theDefaultsWaitAboutTwentyEightAndAHalfMinutesInAll() {
        long seconds = IntStream.range(1, POLICY.tries())
                .mapToObj(failures -> POLICY.delay(failures, () -> 0.5))
                .mapToLong(Duration::toSeconds)
                .sum();
        assertThat(seconds).isEqualTo(1711);
    }

    @Test
    void jitterMovesAWaitByAFifthAtMostBothWays() {
        assertThat(POLICY.delay(4, () -> 0)).isEqualTo(Duration.ofMillis(6400));
        assertThat(POLICY.delay(4, () -> 1)).isEqualTo(Duration.ofMillis(9600));
    }

    @Test
    void allowsTheLastTryAndNoMore() {
        assertThat(POLICY.allows(13)).isTrue();
        assertThat(POLICY.allows(14)).isFalse();
    }
}
