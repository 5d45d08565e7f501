package io.throughline.runner.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostingRateTest {

    private static final Instant BEGIN = Instant.parse("2026-03-31T08:00:00Z");

    private final PostingRate rate = new PostingRate();

    @Test
    void i6TheTimeLeftIsWhatIsOpenAtTheRateOfTheLastMinute() {
        count(0, 0, 5_000);
        assertThat(rate.left()).isEmpty();
        count(10, 1_000, 4_000);
        assertThat(rate.perSecond()).isEqualTo(100);
        assertThat(rate.left()).contains(Duration.ofSeconds(40));
        count(100, 1_900, 3_100);
        count(110, 2_000, 3_000);
        assertThat(rate.perSecond()).isEqualTo(10);
        assertThat(rate.left()).contains(Duration.ofSeconds(300));
    }

    @Test
    void i6NobodyKnowsTheTimeLeftWhileNothingComesToAnEnd() {
        count(0, 10, 5);
        count(10, 10, 5);
        assertThat(rate.left()).isEmpty();
    }

    private void count(long second, long posted, long open) {
        rate.add(BEGIN.plusSeconds(second), Map.of("posted", posted, "open", open));
    }
}
